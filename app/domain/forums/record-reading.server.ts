import { evaluateTrust } from "#app/domain/accounts/trust.server.ts";
import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { clubDay } from "#app/platform/persian/calendar.ts";
import { visibleTopics } from "./policy.ts";
import { pageSize, postReadingSeconds, readingSecondsMax } from "./rules.ts";
import type { RecordReading } from "./schema.ts";

type Reading = { topicsOpened: number; postsRead: number; seconds: number };

/**
 * Keeps how far a member has read and counts it for their trust. What a page reports is believed only as far as it can
 * be: no more seconds than passed since the last report on the topic, no more posts than a page has, than were new to
 * the member, and than those seconds suffice for; and no day has more seconds than one day.
 * @throws DomainError unauthenticated, not_found
 */
export async function recordReading(actor: Actor, input: RecordReading): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const topic = await db.topic.findFirst({
    where: { AND: [{ id: input.topicId }, visibleTopics(actor)] },
    select: { lastNumber: true },
  });
  if (!topic) throw new DomainError("not_found");
  const reached = Math.min(input.lastNumber, topic.lastNumber);
  const { timeZone } = await getClub();
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`read:${actor.id}`}, 0))`;
    const reading = await measure(tx, actor, input, reached);
    await keepPosition(tx, actor, input.topicId, reached);
    if (reading.topicsOpened + reading.postsRead + reading.seconds === 0) return;
    await count(tx, actor, reading, clubDay(now(), timeZone));
    await evaluateTrust(tx, actor.id);
  });
}

async function measure(tx: Transaction, actor: MemberActor, input: RecordReading, reached: number): Promise<Reading> {
  const before = await tx.topicRead.findUnique({
    where: { memberId_topicId: { memberId: actor.id, topicId: input.topicId } },
  });
  const passed = before ? (now().getTime() - before.updatedAt.getTime()) / 1000 : readingSecondsMax;
  const seconds = Math.max(0, Math.floor(Math.min(input.seconds, passed, readingSecondsMax)));
  const from = Math.max(input.firstNumber - 1, before?.lastNumber ?? 0);
  const fresh = Math.max(0, reached - from);
  const postsRead = Math.min(fresh, pageSize, Math.floor(seconds / postReadingSeconds));
  return { topicsOpened: before ? 0 : 1, postsRead, seconds };
}

async function keepPosition(tx: Transaction, actor: MemberActor, topicId: string, reached: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "TopicRead" ("memberId", "topicId", "lastNumber", "updatedAt")
    VALUES (${actor.id}::uuid, ${topicId}::uuid, ${reached}::int, ${now()}::timestamptz)
    ON CONFLICT ("memberId", "topicId") DO UPDATE
    SET "lastNumber" = greatest("TopicRead"."lastNumber", excluded."lastNumber"), "updatedAt" = excluded."updatedAt"`;
}

const secondsOfADay = 86_400;

async function count(tx: Transaction, actor: MemberActor, reading: Reading, day: string): Promise<void> {
  const { topicsOpened, postsRead, seconds } = reading;
  await tx.$executeRaw`
    INSERT INTO "ReadingDay" ("memberId", day, "topicsOpened", "postsRead", seconds)
    VALUES (${actor.id}::uuid, ${day}::date, ${topicsOpened}::int, ${postsRead}::int, ${seconds}::int)
    ON CONFLICT ("memberId", day) DO UPDATE SET
      "topicsOpened" = "ReadingDay"."topicsOpened" + excluded."topicsOpened",
      "postsRead" = "ReadingDay"."postsRead" + excluded."postsRead",
      seconds = least("ReadingDay".seconds + excluded.seconds, ${secondsOfADay}::int)`;
}
