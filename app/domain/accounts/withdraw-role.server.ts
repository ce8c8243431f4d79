import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Role } from "#app/domain/core/permissions.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";

/**
 * Takes a role away; taking away what a member does not have changes nothing.
 * @throws DomainError forbidden, last_administrator
 */
export async function withdrawRole(actor: MemberActor, input: { memberId: string; role: Role }): Promise<void> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const { memberId, role } = input;
  await transaction(async (tx) => {
    if (role === "administrator") await keepOneAdministrator(tx, memberId);
    const { count } = await tx.memberRole.deleteMany({ where: { memberId, role } });
    if (count === 0) return;
    await audit(tx, actor, { action: "role.withdrawn", subjectKind: "member", subjectId: memberId, before: { role } });
  });
}

/**
 * Locks all administrators in one order, so that two of them who withdraw each other's role do it one after the
 * other. Who may not sign in does not count as one who remains.
 * @throws DomainError last_administrator
 */
async function keepOneAdministrator(tx: Transaction, leavingId: string): Promise<void> {
  const administrators = await tx.$queryRaw<{ memberId: string; standing: string }[]>`
    SELECT r."memberId", m.standing::text FROM "MemberRole" r JOIN "Member" m ON m.id = r."memberId"
    WHERE r.role = 'administrator' ORDER BY r."memberId" FOR UPDATE OF r`;
  const leaves = administrators.some(({ memberId }) => memberId === leavingId);
  const remains = administrators.some(({ memberId, standing }) => memberId !== leavingId && standing === "active");
  if (leaves && !remains) throw new DomainError("last_administrator");
}
