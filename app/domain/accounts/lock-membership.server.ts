import { DomainError } from "#app/domain/core/errors.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";

/**
 * Holds a member's row until the transaction ends, for changing what the club knows of them. Leaving holds it too: of
 * both at once, the one that comes second finds nobody, so that nothing is written about somebody who has left.
 * @throws DomainError unauthenticated
 */
export async function lockMembership(tx: Transaction, memberId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Member" WHERE id = ${memberId}::uuid AND standing <> 'removed' FOR UPDATE`;
  if (rows.length === 0) throw new DomainError("unauthenticated");
}
