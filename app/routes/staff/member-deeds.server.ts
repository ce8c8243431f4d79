import { data } from "@remix-run/node";
import { z } from "zod";
import { changePhoneByStaff } from "#app/domain/accounts/change-phone-by-staff.server.ts";
import { ChangePhoneByStaff, ResetSecondFactor } from "#app/domain/accounts/change-schema.ts";
import { endMemberSessions } from "#app/domain/accounts/end-member-sessions.server.ts";
import { showContact } from "#app/domain/accounts/get-staff-member.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { addGroupMembers, removeGroupMember } from "#app/domain/accounts/group-members.server.ts";
import { resetSecondFactor } from "#app/domain/accounts/reset-second-factor.server.ts";
import { RoleOfMember } from "#app/domain/accounts/role-schema.ts";
import { setStanding } from "#app/domain/accounts/set-standing.server.ts";
import { SetStanding } from "#app/domain/accounts/standing-schema.ts";
import { withdrawRole } from "#app/domain/accounts/withdraw-role.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { staffMemberPath } from "#app/paths.ts";

const nothing = z.object({});
const inGroup = z.object({ groupId: z.uuid() });

/**
 * Does what one of the forms on a member's page of staff asks, to the member of that page whatever the form says.
 * @throws DomainError not_found
 */
export async function answerDeed(request: Request, actor: MemberActor, memberId: string) {
  if (!isUuid(memberId)) throw new DomainError("not_found");
  const form = await readForm(request);
  form.set("memberId", memberId);
  const options = { form, goTo: () => staffMemberPath({ id: memberId }) };
  switch (form.get("intent")) {
    case "contact":
      return data({ contact: await showContact(actor, { memberId }) });
    case "standing":
      return submit(request, SetStanding, (input) => setStanding(actor, input), options);
    case "grant":
      return submit(request, RoleOfMember, (input) => grantRole(actor, input), options);
    case "withdraw":
      return submit(request, RoleOfMember, (input) => withdrawRole(actor, input), options);
    case "join-group":
      return submit(
        request,
        inGroup,
        ({ groupId }) => addGroupMembers(actor, { groupId, memberIds: [memberId] }),
        options,
      );
    case "leave-group":
      return submit(request, inGroup, ({ groupId }) => removeGroupMember(actor, { groupId, memberId }), options);
    case "end-sessions":
      return submit(request, nothing, () => endMemberSessions(actor, { memberId }), options);
    case "change-phone":
      return submit(request, ChangePhoneByStaff, (input) => changePhoneByStaff(actor, input), options);
    case "reset-factor":
      return submit(request, ResetSecondFactor, (input) => resetSecondFactor(actor, input), options);
    default:
      throw new DomainError("invalid");
  }
}
