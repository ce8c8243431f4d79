import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, type ErrorCode } from "#app/domain/core/errors.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import type { Database } from "#app/platform/db/client.server.ts";
import { type ForumLimits, isNew } from "./rules.ts";

/** What somebody is about to post: a reply names its topic. */
export type Writing = { topicId: string | null; textHash: string };

type Pace = {
  lastPostAt: Date | null;
  lastTopicAt: Date | null;
  /** When the oldest of the last `topicsADay` topics of this day was started; null while there are fewer. */
  dayFullFrom: Date | null;
  sameTextAt: Date | null;
  firstDayTopics: number;
  firstDayReplies: number;
  inARow: number;
  writings: number;
  forumId: string | null;
};

/**
 * As what the limits were looked at: what the member had written by then, of which `lockWriter` counts every beginning,
 * and the forum of the topic that is replied to.
 */
export type Turn = { writings: number; forumId: string | null };

/**
 * Holds a member to the limits of writing. They hold for what is written while their other writing is held back
 * (`lockWriter`), or on condition that `writings` is still as it was.
 * @throws DomainError post_too_soon, topic_too_soon, topics_today_reached, replies_today_reached, same_text_again
 * (each with the time from which it works), too_many_in_a_row
 */
export async function checkPace(
  database: Database,
  actor: MemberActor,
  writing: Writing,
  limits: ForumLimits,
): Promise<Turn> {
  const at = now();
  const pace = await readPace(database, actor, writing, limits, at);
  const refuse = (code: ErrorCode, since: Date | null, seconds: number) => {
    if (since && addSeconds(since, seconds) > at) throw new DomainError(code, { until: addSeconds(since, seconds) });
  };
  refuse("same_text_again", pace.sameTextAt, limits.sameTextSeconds);
  if (writing.topicId === null) {
    if (pace.firstDayTopics >= limits.newFirstDayTopics) refuse("topics_today_reached", firstDay(actor), daySeconds);
    refuse("topics_today_reached", pace.dayFullFrom, daySeconds);
    refuse("topic_too_soon", pace.lastTopicAt, limits.topicSeconds);
  } else {
    if (pace.firstDayReplies >= limits.newFirstDayReplies) refuse("replies_today_reached", firstDay(actor), daySeconds);
    if (pace.inARow >= limits.repliesInARow) {
      throw new DomainError("too_many_in_a_row", { values: { max: limits.repliesInARow } });
    }
  }
  refuse("post_too_soon", pace.lastPostAt, isNew(actor) ? limits.newPostSeconds : limits.postSeconds);
  return pace;
}

/** Where the first day of a new member begins; null for everybody else. */
function firstDay(actor: MemberActor): Date | null {
  return isNew(actor) ? actor.joinedAt : null;
}

async function readPace(
  database: Database,
  actor: MemberActor,
  { topicId, textHash }: Writing,
  limits: ForumLimits,
  at: Date,
): Promise<Pace> {
  const me = actor.id;
  const joined = firstDay(actor);
  const [pace] = await database.$queryRaw<Pace[]>`
    SELECT writings, (SELECT "forumId" FROM "Topic" WHERE id = ${topicId}::uuid) AS "forumId",
      (SELECT max("createdAt") FROM "Post" WHERE "authorId" = ${me}::uuid) AS "lastPostAt",
      (SELECT max("createdAt") FROM "Topic" WHERE "authorId" = ${me}::uuid) AS "lastTopicAt",
      (SELECT "createdAt" FROM "Topic" WHERE "authorId" = ${me}::uuid
        AND "createdAt" > ${addSeconds(at, -daySeconds)}::timestamptz
        ORDER BY "createdAt" DESC OFFSET ${limits.topicsADay - 1}::int LIMIT 1) AS "dayFullFrom",
      (SELECT max("createdAt") FROM "Post" WHERE "authorId" = ${me}::uuid AND "textHash" = ${textHash}
        AND "createdAt" > ${addSeconds(at, -limits.sameTextSeconds)}::timestamptz) AS "sameTextAt",
      (SELECT count(*)::int FROM "Post" WHERE "authorId" = ${me}::uuid AND number = 1
        AND "createdAt" >= ${joined}::timestamptz) AS "firstDayTopics",
      (SELECT count(*)::int FROM "Post" WHERE "authorId" = ${me}::uuid AND number > 1
        AND "createdAt" >= ${joined}::timestamptz) AS "firstDayReplies",
      (SELECT CASE WHEN "lastPosterId" = ${me}::uuid THEN (
        SELECT count(*) FILTER (WHERE "authorId" = ${me}::uuid AND number > 1)::int FROM (
          SELECT "authorId", number FROM "Post" WHERE "topicId" = ${topicId}::uuid
          AND "hiddenAt" IS NULL AND "deletedAt" IS NULL ORDER BY number DESC LIMIT ${limits.repliesInARow}::int
        ) newest) ELSE 0 END FROM "Topic" WHERE id = ${topicId}::uuid) AS "inARow"
    FROM "Member" WHERE id = ${me}::uuid`;
  if (!pace) throw new DomainError("unauthenticated");
  return pace;
}
