import { getClub } from "#app/domain/core/club.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7Sql } from "#app/platform/db/uuid-sql.server.ts";
import { Prisma } from "#prisma/client";
import { memberIsPresent } from "./audience-sql.server.ts";
import {
  digestKeptSeconds,
  digestTries,
  type OpenDigests,
  oldestToldSeconds,
  openDigests,
  opensAtHour,
} from "./digest-rules.ts";
import { digestSite } from "./digest-site.server.ts";
import { findQuietMembers } from "./find-times.server.ts";

/** Name of the job that sends one digest. */
export const sendDigestTask = "send_digest";

/** Digests planned in one transaction. */
const atOnce = 500;

type Planned = { id: string; memberId: string };

/**
 * Plans the digests that are open and not planned yet: one row for each member and period, and its job. Two that plan at
 * once plan each one once. Members in their quiet hours get theirs when these are over. Digests of long ago are forgotten.
 */
export async function planDigests(): Promise<void> {
  await db.digest.deleteMany({ where: { createdAt: { lt: addSeconds(now(), -digestKeptSeconds) } } });
  if (!digestSite()) return;
  const { timeZone } = await getClub();
  const open = openDigests(now(), timeZone);
  for (let planned = atOnce; planned === atOnce; )
    planned = await transaction(async (tx) => {
      const rows = await insertDigests(tx, open, timeZone);
      await queueDigests(tx, rows);
      return rows.length;
    });
}

/** What the digest before told is not told again. One that was handed over counts, even where nobody knows how it ended. */
function insertDigests(tx: Transaction, { daily, weekly, until }: OpenDigests, timeZone: string): Promise<Planned[]> {
  const pace = Prisma.sql`coalesce(times.digest::text, 'weekly')`;
  const told = Prisma.sql`(SELECT max(before.day) FROM "Digest" before
    WHERE before."memberId" = member.id AND before."handOvers" > 0)`;
  return tx.$queryRaw<Planned[]>`
    INSERT INTO "Digest" (id, "memberId", day, since, "createdAt")
    SELECT ${uuidv7Sql()}, member.id, due.day, came.since, ${now()}
    FROM "Member" member
    LEFT JOIN "NotificationTimes" times ON times."memberId" = member.id
    CROSS JOIN LATERAL (SELECT CASE ${pace} WHEN 'daily' THEN ${daily}::date WHEN 'weekly' THEN ${weekly}::date END) AS due(day)
    CROSS JOIN LATERAL (SELECT greatest(${addSeconds(until, -oldestToldSeconds)}::timestamptz,
      (${told}::timestamp + make_interval(hours => ${opensAtHour}::int)) AT TIME ZONE ${timeZone})) AS came(since)
    WHERE member.email IS NOT NULL AND member."emailProvenAt" IS NOT NULL AND due.day IS NOT NULL
      AND ${memberIsPresent()}
      AND NOT EXISTS (SELECT FROM "Digest" planned WHERE planned."memberId" = member.id AND planned.day = due.day)
      AND EXISTS (SELECT FROM "Notification" told WHERE told."memberId" = member.id AND told."readAt" IS NULL
        AND told."createdAt" > came.since AND told."createdAt" <= ${until})
    LIMIT ${atOnce}
    ON CONFLICT ("memberId", day) DO NOTHING
    RETURNING id::text, "memberId"::text`;
}

/** One after the other, so that a mail server that takes its time holds up none of the club's other work. */
async function queueDigests(tx: Transaction, planned: Planned[]): Promise<void> {
  if (planned.length === 0) return;
  const quiet = await findQuietMembers(planned.map(({ memberId }) => memberId));
  const ids = planned.map(({ id }) => id);
  const times = planned.map(({ memberId }) => (quiet.get(memberId) ?? now()).toISOString());
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${sendDigestTask}, json_build_object('digestId', due.id), queue_name => 'digests',
      run_at => due.at, max_attempts => ${digestTries}::int, job_key => 'digest:' || due.id)
    FROM unnest(${ids}::text[], ${times}::timestamptz[]) AS due(id, at)`;
}
