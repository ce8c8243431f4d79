import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { lockRole } from "./lock-role.server.ts";
import { demandRights } from "./rights.server.ts";
import type { DeleteRole } from "./role-schema.ts";

/**
 * Deletes a role of the club's own that nobody has.
 * @throws DomainError forbidden, not_found (presets too), beyond_your_rights, role_in_use with how many have it
 */
export async function deleteRole(actor: MemberActor, { key }: DeleteRole): Promise<void> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  await transaction(async (tx) => {
    const { name, permissions } = await lockRole(tx, key);
    demandRights(actor, permissions);
    const count = await tx.memberRole.count({ where: { role: key } });
    if (count > 0) throw new DomainError("role_in_use", { values: { count } });
    await tx.customRole.delete({ where: { key } });
    await audit(tx, actor, {
      action: "role.deleted",
      subjectKind: "role",
      subjectId: key,
      before: { name, permissions },
    });
  });
}
