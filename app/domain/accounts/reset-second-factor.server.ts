import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { ResetSecondFactor } from "./change-schema.ts";
import { readPhone } from "./read-phone.server.ts";
import { dropSecondFactor } from "./second-factor.server.ts";
import { signInChanged } from "./sign-in-changed.server.ts";
import { requireStaffOver } from "./staff-target.server.ts";

const line = (subjectId: string) => ({ action: "member.second_factor_reset", subjectKind: "member", subjectId });

/**
 * Takes the second factor of somebody who lost it away; all their sessions end.
 * @throws DomainError forbidden, not_yourself, not_found
 */
export async function resetSecondFactor(actor: MemberActor, input: ResetSecondFactor): Promise<void> {
  const { memberId, reason } = input;
  await transaction(async (tx) => {
    await requireStaffOver(tx, actor, memberId);
    await dropSecondFactor(tx, memberId);
    await signInChanged(tx, { memberId, what: "second_factor", byId: actor.id });
    await audit(tx, actor, { ...line(memberId), reason });
  });
}

/**
 * The same for the operator at the machine, who needs no leave: how the last administrator comes in again.
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, not_found
 */
export async function resetSecondFactorFromShell(input: { phone: string }): Promise<{ name: string; had: boolean }> {
  const phone = await readPhone(input.phone);
  return transaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { phone }, select: { id: true, name: true, totpSince: true } });
    if (!member) throw new DomainError("not_found");
    const { id: memberId, name } = member;
    await dropSecondFactor(tx, memberId);
    await signInChanged(tx, { memberId, what: "second_factor", byId: null });
    await audit(tx, { ...guest, id: memberId, name }, { ...line(memberId), after: { from: "shell" } });
    return { name, had: member.totpSince !== null };
  });
}
