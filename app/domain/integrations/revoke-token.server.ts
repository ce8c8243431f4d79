import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { demandIssuer, type Issuer } from "./create-token.server.ts";
import { type TokenView, tokenFields, toTokenView } from "./views.ts";

/**
 * Ends a token from its next request on. Revoking again changes nothing.
 * @throws DomainError forbidden, not_found
 */
export async function revokeToken(issuer: Issuer, id: string): Promise<TokenView> {
  const by = demandIssuer(issuer);
  if (!isUuid(id)) throw new DomainError("not_found");
  return transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now() } });
    const row = await tx.apiToken.findUnique({ where: { id }, select: tokenFields });
    if (!row) throw new DomainError("not_found");
    if (count > 0) await audit(tx, by, { action: "token.revoked", subjectKind: "token", subjectId: id });
    return toTokenView(row);
  });
}
