import { db } from "#app/platform/db/client.server.ts";
import { demandIssuer, type Issuer } from "./create-token.server.ts";
import { type TokenView, tokenFields, toTokenView } from "./views.ts";

/** A club has few; one that makes a new one every day sees those of the last years. */
const shownTokens = 1_000;

/**
 * The tokens that were made, the newest first, revoked and expired ones among them.
 * @throws DomainError forbidden
 */
export async function listTokens(issuer: Issuer): Promise<TokenView[]> {
  demandIssuer(issuer);
  const rows = await db.apiToken.findMany({ orderBy: { id: "desc" }, take: shownTokens, select: tokenFields });
  return rows.map(toTokenView);
}
