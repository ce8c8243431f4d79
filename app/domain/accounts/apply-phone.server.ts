import { DomainError } from "#app/domain/core/errors.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { frozenSeconds } from "./rules.ts";
import { signInChanged } from "./sign-in-changed.server.ts";

type NewPhone = { memberId: string; phone: string; byId: string | null; keptSession?: string | null };

/**
 * Gives a member another number in the transaction that proved it: no points are spent for a while, and sessions end.
 * A number that becomes somebody else's at the same moment violates its unique key.
 * @param change.phone E.164
 * @returns the number before, or why not
 */
export async function applyPhone(
  tx: Transaction,
  { memberId, phone, byId, keptSession }: NewPhone,
): Promise<{ former: string | null } | DomainError> {
  const [member] = await tx.$queryRaw<{ phone: string | null }[]>`
    SELECT phone FROM "Member" WHERE id = ${memberId}::uuid AND standing <> 'removed' FOR UPDATE`;
  if (!member) return new DomainError("not_found");
  if (member.phone === phone) return new DomainError("same_phone", { field: "phone" });
  const holder = await tx.member.findUnique({ where: { phone }, select: { id: true } });
  if (holder) return new DomainError("phone_taken", { field: "phone" });
  const frozenUntil = addSeconds(now(), frozenSeconds);
  await tx.member.update({ where: { id: memberId }, data: { phone, frozenUntil } });
  await signInChanged(tx, { memberId, what: "phone", byId, keptSession });
  return { former: member.phone };
}
