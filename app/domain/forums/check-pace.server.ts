import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, type ErrorCode, isDomainError } from "#app/domain/core/errors.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { type Ask, askIn } from "#app/platform/db/ask.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { type ForumLimits, isNew } from "./rules.ts";

/** What somebody is about to post: a reply names its topic. */
export type Writing = { topicId: string | null; textHash: string };

/** Somebody who is about to post. */
export type Writer = { actor: MemberActor; writing: Writing };

type Pace = {
  turn: number;
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
  tx: Transaction,
  actor: MemberActor,
  writing: Writing,
  limits: ForumLimits,
): Promise<Turn> {
  const [turn] = await checkPaces(askIn(tx), [{ actor, writing }], limits);
  if (isDomainError(turn)) throw turn;
  return turn!;
}

/** The same for several members at once, in one statement: for each the turn, or why there is none. */
export async function checkPaces(ask: Ask, writers: Writer[], limits: ForumLimits): Promise<(Turn | DomainError)[]> {
  const at = now();
  const paces = new Map<number, Pace>();
  for (const pace of await ask<Pace>(pacesOf(writers, limits, at))) paces.set(pace.turn, pace);
  return writers.map((writer, index) => {
    const pace = paces.get(index + 1);
    return pace ? (refusalOf(pace, writer, limits, at) ?? pace) : new DomainError("unauthenticated");
  });
}

function refusalOf(pace: Pace, { actor, writing }: Writer, limits: ForumLimits, at: Date): DomainError | null {
  const refuse = (code: ErrorCode, since: Date | null, seconds: number) => {
    const until = since && addSeconds(since, seconds);
    return until && until > at ? new DomainError(code, { until }) : null;
  };
  const dayFull = (code: ErrorCode, full: boolean) => (full ? refuse(code, firstDay(actor), daySeconds) : null);
  const { firstDayTopics, firstDayReplies, dayFullFrom, lastTopicAt, lastPostAt, inARow } = pace;
  return (
    refuse("same_text_again", pace.sameTextAt, limits.sameTextSeconds) ??
    (writing.topicId === null
      ? (dayFull("topics_today_reached", firstDayTopics >= limits.newFirstDayTopics) ??
        refuse("topics_today_reached", dayFullFrom, daySeconds) ??
        refuse("topic_too_soon", lastTopicAt, limits.topicSeconds))
      : (dayFull("replies_today_reached", firstDayReplies >= limits.newFirstDayReplies) ??
        (inARow >= limits.repliesInARow
          ? new DomainError("too_many_in_a_row", { values: { max: limits.repliesInARow } })
          : null))) ??
    refuse("post_too_soon", lastPostAt, isNew(actor) ? limits.newPostSeconds : limits.postSeconds)
  );
}

/** Where the first day of a new member begins; null for everybody else. */
function firstDay(actor: MemberActor): Date | null {
  return isNew(actor) ? actor.joinedAt : null;
}

/** What only topics or only replies are held to is looked at for them only. */
function pacesOf(writers: Writer[], limits: ForumLimits, at: Date): Prisma.Sql {
  const members = writers.map(({ actor }) => actor.id);
  const topics = writers.map(({ writing }) => writing.topicId ?? "");
  const hashes = writers.map(({ writing }) => writing.textHash);
  const joined = writers.map(({ actor }) => firstDay(actor)?.toISOString() ?? "");
  return Prisma.sql`
    SELECT given.turn::int AS turn, member.writings, topic."forumId"::text AS "forumId",
      (SELECT max("createdAt") FROM "Post" WHERE "authorId" = member.id) AS "lastPostAt",
      CASE WHEN given.topic = '' THEN (
        SELECT max("createdAt") FROM "Topic" WHERE "authorId" = member.id
      ) END AS "lastTopicAt",
      CASE WHEN given.topic = '' THEN (
        SELECT "createdAt" FROM "Topic" WHERE "authorId" = member.id
          AND "createdAt" > ${addSeconds(at, -daySeconds)}::timestamptz
        ORDER BY "createdAt" DESC OFFSET ${limits.topicsADay - 1}::int LIMIT 1
      ) END AS "dayFullFrom",
      (SELECT max("createdAt") FROM "Post" WHERE "authorId" = member.id AND "textHash" = given.hash
        AND "createdAt" > ${addSeconds(at, -limits.sameTextSeconds)}::timestamptz) AS "sameTextAt",
      CASE WHEN given.topic = '' AND given.joined <> '' THEN (
        SELECT count(*)::int FROM "Post" WHERE "authorId" = member.id AND number = 1
          AND "createdAt" >= given.joined::timestamptz
      ) ELSE 0 END AS "firstDayTopics",
      CASE WHEN given.topic <> '' AND given.joined <> '' THEN (
        SELECT count(*)::int FROM "Post" WHERE "authorId" = member.id AND number > 1
          AND "createdAt" >= given.joined::timestamptz
      ) ELSE 0 END AS "firstDayReplies",
      CASE WHEN topic."lastPosterId" = member.id THEN (
        SELECT count(*) FILTER (WHERE "authorId" = member.id AND number > 1)::int FROM (
          SELECT "authorId", number FROM "Post" WHERE "topicId" = topic.id
          AND "hiddenAt" IS NULL AND "deletedAt" IS NULL ORDER BY number DESC LIMIT ${limits.repliesInARow}::int
        ) newest
      ) ELSE 0 END AS "inARow"
    FROM unnest(${members}::uuid[], ${topics}::text[], ${hashes}::text[], ${joined}::text[])
      WITH ORDINALITY AS given(member, topic, hash, joined, turn)
    JOIN "Member" member ON member.id = given.member
    LEFT JOIN "Topic" topic ON topic.id = nullif(given.topic, '')::uuid`;
}
