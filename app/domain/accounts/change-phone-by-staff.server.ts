import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { applyPhone } from "./apply-phone.server.ts";
import type { ChangePhoneByStaff } from "./change-schema.ts";
import { sendChangeNotice } from "./code-message.server.ts";
import { readPhone } from "./read-phone.server.ts";
import { requireStaffOver } from "./staff-target.server.ts";

/**
 * Gives a member who lost their number another one, on the word of staff who know them. All sessions of the member end,
 * points are frozen, the number before is told, and the audit log keeps who did it and why, without the numbers.
 * @throws DomainError forbidden, not_yourself, not_found, same_phone, phone_taken, phone_unreadable, phone_not_mobile,
 *   phone_foreign
 */
export async function changePhoneByStaff(actor: MemberActor, input: ChangePhoneByStaff): Promise<void> {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
  const phone = await readPhone(input.phone);
  const { memberId, reason } = input;
  const former = await transaction(async (tx) => {
    await requireStaffOver(tx, actor, memberId);
    const outcome = await applyPhone(tx, { memberId, phone, byId: actor.id });
    if (outcome instanceof DomainError) throw outcome;
    await audit(tx, actor, { action: "member.phone_changed", subjectKind: "member", subjectId: memberId, reason });
    return outcome.former;
  });
  if (former) await sendChangeNotice({ channel: "sms", address: former }, (await getClub()).locale);
}
