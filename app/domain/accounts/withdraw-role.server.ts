import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { keepOneAdministrator } from "./keep-one-administrator.server.ts";
import { holdRole } from "./lock-role.server.ts";
import { demandRights } from "./rights.server.ts";
import type { RoleOfMember } from "./role-schema.ts";

/**
 * Takes a role away; taking away what a member does not have changes nothing. Nobody takes a right that they do not hold.
 * @throws DomainError forbidden, beyond_your_rights, not_found (no such role), last_administrator
 */
export async function withdrawRole(actor: MemberActor, { memberId, role }: RoleOfMember): Promise<void> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  await transaction(async (tx) => {
    const { name, permissions } = await holdRole(tx, role);
    demandRights(actor, permissions);
    if (role === "administrator") await keepOneAdministrator(tx, memberId);
    const { count } = await tx.memberRole.deleteMany({ where: { memberId, role } });
    if (count === 0) return;
    await publish(tx, "member.updated", { memberId }, actor.id);
    const before = { role, ...(name && { name }) };
    await audit(tx, actor, { action: "role.withdrawn", subjectKind: "member", subjectId: memberId, before });
  });
}
