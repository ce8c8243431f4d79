import { getClub } from "#app/domain/core/club.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { addDays, clubDay, startOfClubDay } from "#app/platform/persian/calendar.ts";
import { type Conduct, mostCounted, rollingDays, trustFor } from "./trust-rules.ts";

/** A day before the club's first. */
const everSince = "1970-01-01";

/**
 * Judges a member's trust by what they read, liked and answered, and keeps it. Twice gives the same. Level 3 is lost
 * again when the last hundred days no longer earn it.
 * @returns the member's trust
 */
export async function evaluateTrust(tx: Transaction, memberId: string): Promise<number> {
  const { timeZone } = await getClub(tx);
  const firstRollingDay = addDays(clubDay(now(), timeZone), 1 - rollingDays);
  const member = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { trust: true } });
  const ever = await measureConduct(tx, memberId, everSince, timeZone);
  const lately = await measureConduct(tx, memberId, firstRollingDay, timeZone);
  const trust = trustFor(member.trust, ever, lately);
  if (trust === member.trust) return trust;
  await tx.member.updateMany({ where: { id: memberId }, data: { trust } });
  await publish(tx, "member.trust_changed", { memberId }, null);
  return trust;
}

async function measureConduct(tx: Transaction, memberId: string, sinceDay: string, timeZone: string): Promise<Conduct> {
  const since = startOfClubDay(sinceDay, timeZone);
  const [conduct] = await tx.$queryRaw<Conduct[]>`
    SELECT count(*)::int AS days,
      coalesce(sum("topicsOpened"), 0)::int AS "topicsOpened",
      coalesce(sum("postsRead"), 0)::int AS "postsRead",
      coalesce(sum(seconds), 0)::int AS seconds,
      (SELECT count(*)::int FROM (SELECT FROM "Like"
        WHERE "memberId" = ${memberId}::uuid AND "createdAt" >= ${since} LIMIT ${mostCounted}) AS given) AS "likesGiven",
      (SELECT count(*)::int FROM (SELECT FROM "Like"
        WHERE "authorId" = ${memberId}::uuid AND "createdAt" >= ${since} LIMIT ${mostCounted}) AS received) AS "likesReceived",
      (SELECT count(*)::int FROM (SELECT DISTINCT "topicId" FROM "Post"
        WHERE "authorId" = ${memberId}::uuid AND "createdAt" >= ${since} AND number > 1
          AND "hiddenAt" IS NULL AND "deletedAt" IS NULL LIMIT ${mostCounted}) AS answered) AS "topicsRepliedTo"
    FROM "ReadingDay" WHERE "memberId" = ${memberId}::uuid AND day >= ${sinceDay}::date`;
  return conduct!;
}
