import type { MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { demandManager, lockGroup } from "./lock-group.server.ts";

/**
 * Deletes a group that no forum is for; its members stay in the club.
 * @throws DomainError forbidden, not_found, group_in_use with how many forums
 */
export async function deleteGroup(actor: MemberActor, { groupId }: { groupId: string }): Promise<void> {
  demandManager(actor);
  await transaction(async (tx) => {
    const { name } = await lockGroup(tx, groupId);
    const count = await tx.forum.count({ where: { groupId } });
    if (count > 0) throw new DomainError("group_in_use", { values: { count } });
    const members = await tx.groupMember.count({ where: { groupId } });
    await tx.customerGroup.delete({ where: { id: groupId } });
    await audit(tx, actor, {
      action: "group.deleted",
      subjectKind: "group",
      subjectId: groupId,
      before: { name, members },
    });
  });
}
