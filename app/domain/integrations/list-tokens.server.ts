import { db } from "#app/platform/db/client.server.ts";
import { demandIssuer, type Issuer } from "./create-token.server.ts";
import { type TokenView, tokenFields, toTokenView } from "./views.ts";

/**
 * All tokens that were ever made, the newest first, revoked and expired ones among them. A club has few.
 * @throws DomainError forbidden
 */
export async function listTokens(issuer: Issuer): Promise<TokenView[]> {
  demandIssuer(issuer);
  const rows = await db.apiToken.findMany({ orderBy: { id: "desc" }, select: tokenFields });
  return rows.map(toTokenView);
}
