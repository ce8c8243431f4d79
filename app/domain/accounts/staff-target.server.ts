import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { demandRights, permissionsOfRoles } from "./rights.server.ts";

/**
 * Whether staff may change how a member signs in, which amounts to becoming them: never for oneself, and for somebody
 * who holds a role only with the right to grant roles and every right that they hold.
 * @throws DomainError forbidden, not_yourself, not_found, beyond_your_rights
 */
export async function requireStaffOver(tx: Transaction, actor: MemberActor, memberId: string): Promise<void> {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
  if (actor.id === memberId) throw new DomainError("not_yourself");
  const select = { standing: true, placeholderKey: true, roles: { select: { role: true } } };
  const member = isUuid(memberId) ? await tx.member.findUnique({ where: { id: memberId }, select }) : null;
  if (!member || member.standing === "removed" || member.placeholderKey) throw new DomainError("not_found");
  if (member.roles.length > 0 && !holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const held = await permissionsOfRoles(
    tx,
    member.roles.map(({ role }) => role),
  );
  demandRights(actor, held);
}
