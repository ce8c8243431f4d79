import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { demandFreeRoleName } from "./create-role.server.ts";
import { lockRole } from "./lock-role.server.ts";
import { demandRights } from "./rights.server.ts";
import type { UpdateRole } from "./role-schema.ts";

/**
 * Renames a role of the club's own and changes what it allows, for everybody who has it. Rights that come or go must be
 * the actor's too; those that stay need not.
 * @throws DomainError forbidden, not_found (presets too), beyond_your_rights, name_taken
 */
export async function updateRole(actor: MemberActor, input: UpdateRole): Promise<void> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const { key, name, permissions } = input;
  await transaction(async (tx) => {
    await demandFreeRoleName(tx, name, key);
    const before = await lockRole(tx, key);
    demandRights(
      actor,
      [...permissions, ...before.permissions].filter(
        (permission) => permissions.includes(permission) !== before.permissions.includes(permission),
      ),
    );
    await tx.customRole.update({ where: { key }, data: { name, permissions } });
    await audit(tx, actor, {
      action: "role.updated",
      subjectKind: "role",
      subjectId: key,
      before: { name: before.name, permissions: before.permissions },
      after: { name, permissions },
    });
  });
}
