import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Role } from "#app/domain/core/permissions.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";

/**
 * Gives a member a role; granting it again changes nothing.
 * @throws DomainError forbidden, not_found
 */
export async function grantRole(actor: MemberActor, input: { memberId: string; role: Role }): Promise<void> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const { memberId, role } = input;
  await transaction(async (tx) => {
    const member = await tx.member.findUnique({
      where: { id: memberId },
      select: { standing: true, placeholderKey: true },
    });
    if (!member || member.standing === "removed" || member.placeholderKey) throw new DomainError("not_found");
    const { count } = await tx.memberRole.createMany({
      data: [{ memberId, role, grantedBy: actor.id, createdAt: now() }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, actor, { action: "role.granted", subjectKind: "member", subjectId: memberId, after: { role } });
  });
}
