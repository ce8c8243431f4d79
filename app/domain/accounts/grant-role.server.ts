import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { holdRole } from "./lock-role.server.ts";
import { demandRights } from "./rights.server.ts";
import type { RoleOfMember } from "./role-schema.ts";

/**
 * Gives a member a role, a preset or one of the club's own; granting it again changes nothing. Nobody gives a right
 * that they do not hold.
 * @throws DomainError forbidden, beyond_your_rights, not_found
 */
export async function grantRole(actor: MemberActor, { memberId, role }: RoleOfMember): Promise<void> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  await transaction(async (tx) => {
    const { name, permissions } = await holdRole(tx, role);
    demandRights(actor, permissions);
    const found = await tx.$queryRaw<object[]>`
      SELECT id FROM "Member" WHERE id = ${memberId}::uuid AND standing <> 'removed' AND "placeholderKey" IS NULL
      FOR SHARE`;
    if (found.length === 0) throw new DomainError("not_found");
    const { count } = await tx.memberRole.createMany({
      data: [{ memberId, role, grantedBy: actor.id, createdAt: now() }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await publish(tx, "member.updated", { memberId }, actor.id);
    const after = { role, ...(name && { name }) };
    await audit(tx, actor, { action: "role.granted", subjectKind: "member", subjectId: memberId, after });
  });
}
