import { DomainError } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import { advisoryLocks } from "#app/platform/db/advisory-locks.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";

/**
 * Lets nobody leave the club without an administrator: to be asked, in the same transaction, before a member's role of
 * administrator is withdrawn and before their standing changes or their account goes. Two who ask at once are served one
 * after the other, so that the second sees what the first did. An administrator who may not act does not count.
 * @param leavingId the member; one who is no administrator passes
 * @throws DomainError last_administrator
 */
export async function keepOneAdministrator(tx: Transaction, leavingId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.administrators})`;
  const [found] = await tx.$queryRaw<{ leaves: boolean; remains: boolean }[]>`
    SELECT coalesce(bool_or(role."memberId" = ${leavingId}::uuid), false) AS leaves,
      coalesce(bool_or(role."memberId" <> ${leavingId}::uuid AND (member.standing = 'active'
        OR (member.standing <> 'removed' AND member."standingUntil" <= ${now()}))), false) AS remains
    FROM "MemberRole" role JOIN "Member" member ON member.id = role."memberId"
    WHERE role.role = 'administrator'`;
  if (found!.leaves && !found!.remains) throw new DomainError("last_administrator");
}
