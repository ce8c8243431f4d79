import type { MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { Prisma } from "#prisma/client";
import { applyBatch } from "./apply-group-rules.server.ts";
import type { GroupMembers } from "./group-schema.ts";
import { demandManager, lockGroup } from "./lock-group.server.ts";

/** Ids that an audit line names; of more only the number is told. */
const namedMost = 20;

/**
 * Puts members into a group by hand or from a file, where they stay whatever its rule says. Who is in it already, who
 * left the club and who was only imported change nothing.
 * @returns how many are new to the group
 * @throws DomainError forbidden, not_found
 */
export async function addGroupMembers(actor: MemberActor, { groupId, memberIds }: GroupMembers): Promise<number> {
  demandManager(actor);
  return transaction(async (tx) => {
    const { name } = await lockGroup(tx, groupId);
    const added = await tx.$queryRaw<{ memberId: string; isNew: boolean }[]>`
      INSERT INTO "GroupMember" ("groupId", "memberId", "createdAt")
      SELECT ${groupId}::uuid, member.id, ${now()} FROM "Member" member
      WHERE member.id = ANY(${memberIds}::uuid[]) AND member.standing <> 'removed' AND member."placeholderKey" IS NULL
      ON CONFLICT ("groupId", "memberId") DO UPDATE SET "byRule" = false WHERE "GroupMember"."byRule"
      RETURNING "memberId", xmax = 0 AS "isNew"`;
    if (added.length === 0) return 0;
    const ids = added.length <= namedMost ? { memberIds: added.map(({ memberId }) => memberId) } : {};
    const after = { name, count: added.length, ...ids };
    await audit(tx, actor, { action: "group.members_added", subjectKind: "group", subjectId: groupId, after });
    return added.filter(({ isNew }) => isNew).length;
  });
}

/**
 * Takes a member, who was put there by hand or from a file, out of a group; one whom its rule takes in stays for that.
 * @throws DomainError forbidden, not_found, in_group_by_rule
 */
export async function removeGroupMember(
  actor: MemberActor,
  { groupId, memberId }: { groupId: string; memberId: string },
): Promise<void> {
  demandManager(actor);
  await transaction(async (tx) => {
    const { name } = await lockGroup(tx, groupId);
    const held = await tx.groupMember.findUnique({ where: { groupId_memberId: { groupId, memberId } } });
    if (!held) return;
    if (held.byRule) throw new DomainError("in_group_by_rule");
    await tx.groupMember.delete({ where: { groupId_memberId: { groupId, memberId } } });
    await applyBatch(tx, groupId, Prisma.sql`member.id = ${memberId}::uuid`);
    const before = { name, memberIds: [memberId] };
    await audit(tx, actor, { action: "group.member_removed", subjectKind: "group", subjectId: groupId, before });
  });
}
