import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { demandRights, permissionsOfMember } from "./rights.server.ts";

/**
 * Signs a member out everywhere, for a phone that was lost or stolen. They can sign in again.
 * @returns how many sessions ended
 * @throws DomainError forbidden, not_found, beyond_your_rights (against who may more)
 */
export async function endMemberSessions(actor: MemberActor, { memberId }: { memberId: string }): Promise<number> {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
  return transaction(async (tx) => {
    if (!(await tx.member.findUnique({ where: { id: memberId }, select: { id: true } })))
      throw new DomainError("not_found");
    demandRights(actor, await permissionsOfMember(tx, memberId));
    const { count } = await tx.session.deleteMany({ where: { memberId } });
    const after = { count };
    await audit(tx, actor, { action: "member.sessions_ended", subjectKind: "member", subjectId: memberId, after });
    return count;
  });
}
