import type { MemberActor } from "#app/domain/core/actor.ts";
import type { Facts } from "#app/domain/core/events.ts";
import { type Notice, newNotice, noteFacts } from "#app/domain/core/notices.server.ts";
import { publishingRows, toFactRow } from "#app/domain/core/publish.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Ask } from "#app/platform/db/ask.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { Prisma } from "#prisma/client";
import type { Turn } from "./check-pace.server.ts";
import type { Body } from "./parse-body.server.ts";
import { forumsOpenTo } from "./policy.ts";
import { heated } from "./write-post.server.ts";

/** Where a new post stands. */
export type NewPost = { postId: string; topicId: string; forumId: string; number: number };

/** A reply that is ready to be written. */
export type Answer = {
  actor: MemberActor;
  topicId: string;
  replyToId: string | null;
  body: Body;
  mentionedIds: string[];
};

/** A reply with its fact; it is written only if its author has begun to write no other than these `writings` before it. */
export type Draft = { answer: Answer; writings: number; payload: Facts["post.created"]; notice: Notice };

/** What to do about rows that somebody else holds: wait for them, or leave out the replies that need them. */
export type Held = "wait" | "leave";

/**
 * Prepares a reply to be written in its turn; null where there is no such topic.
 * @param tx the transaction that it will be written in, if there is one
 */
export function toDraft(answer: Answer, { writings, forumId }: Turn, tx?: Transaction): Draft | null {
  if (forumId === null) return null;
  const { actor, topicId, replyToId, mentionedIds, body } = answer;
  const ids = { postId: uuidv7(), topicId, forumId, authorId: actor.id };
  const payload = { ...ids, replyToId, quotedIds: body.quotedIds, mentionedIds };
  const facts = [{ kind: "post.created" as const, payload }];
  return { answer, writings, payload, notice: tx ? noteFacts(tx, facts) : newNotice(facts) };
}

/**
 * Writes replies of different members, in one statement: counts the writings, takes the topics' next numbers, writes the
 * posts and their facts, ends their drafts, counts them in the forums.
 * Each member's row is locked before the topic's, and that before the forum's: the order of `lock.server.ts`. Who writes
 * several at once must leave what is held, for then nothing is waited for and the order of several is none.
 * @returns for each where it stands, or null where it was not written: that may not be, or was left
 */
export async function writeReplies(ask: Ask, drafts: Draft[], held: Held): Promise<(NewPost | null)[]> {
  if (drafts.length === 0) return [];
  const rows = await ask<{ id: string; number: number }>(writing(drafts, held));
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return drafts.map(({ payload: { postId, topicId, forumId } }) => {
    const number = numbers.get(postId);
    return number === undefined ? null : { postId, topicId, forumId, number };
  });
}

function writing(drafts: Draft[], held: Held): Prisma.Sql {
  const at = now();
  const { parts, done } = publishingRows("post.created", "placed");
  return Prisma.sql`
    WITH given AS (SELECT * FROM ${givenRows(drafts)}), ready AS (
      SELECT given.*, topic."forumId" FROM given
      JOIN "Member" member ON member.id = given."actorId" AND member.writings = given.writings
        AND (member.standing = 'active' OR member.standing <> 'removed' AND member."standingUntil" <= ${at}::timestamptz)
      JOIN "Topic" topic ON topic.id = given."topicId" AND topic."forumId" = given.forum
        AND topic."closedAt" IS NULL AND topic."hiddenAt" IS NULL AND topic."deletedAt" IS NULL
        AND topic."mergedIntoId" IS NULL
      JOIN "Forum" forum ON forum.id = topic."forumId"
        AND (forum.readers::text = ANY(given.readers::text[]) OR forum."groupId" = ANY(given.groups::uuid[]))
      ${lockedAs(held)}
    ), writer AS (
      UPDATE "Member" member SET writings = member.writings + 1 FROM ready WHERE member.id = ready."actorId"
    ), topics AS (
      SELECT "topicId", count(*)::int AS count, (array_agg("actorId" ORDER BY turn DESC))[1] AS last
      FROM ready GROUP BY "topicId"
    ), place AS (
      UPDATE "Topic" topic SET "lastNumber" = "lastNumber" + count, "replyCount" = "replyCount" + count,
        "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz), "lastPosterId" = topics.last,
        heat = ${heated(Prisma.sql`topics.count`, at)}
      FROM topics WHERE topic.id = topics."topicId"
      RETURNING topic.id, "lastNumber" - topics.count AS before
    ), placed AS (
      SELECT ready.*, before + row_number() OVER (PARTITION BY "topicId" ORDER BY turn) AS number
      FROM ready JOIN place ON place.id = ready."topicId"
    ), post AS (
      INSERT INTO "Post" (id, "topicId", number, "authorId", "replyToId", body, html, text, "textHash", "createdAt")
      SELECT id, "topicId", number, "actorId", nullif("replyTo", '')::uuid, body::jsonb, html, text, hash,
        ${at}::timestamptz FROM placed ORDER BY turn
    ), counted AS (
      UPDATE "Forum" forum SET "postCount" = "postCount" + grown.count,
        "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz)
      FROM (SELECT "forumId", count(*)::int AS count FROM placed GROUP BY "forumId") AS grown
      WHERE forum.id = grown."forumId"
    ), draft AS (
      DELETE FROM "Draft" draft USING placed WHERE "memberId" = "actorId" AND key = 'topic:' || "topicId"
    ), ${parts}
    SELECT id::text, number::int, ${done} AS told FROM placed ORDER BY turn`;
}

/** Members are never waited for where others are locked first. */
function lockedAs(held: Held): Prisma.Sql {
  return held === "leave"
    ? Prisma.sql`FOR NO KEY UPDATE OF member, topic, forum SKIP LOCKED`
    : Prisma.sql`FOR NO KEY UPDATE OF member, topic, forum`;
}

/** The columns that `writing` reads. Lists stand in texts of their own, since those of several rows have several lengths. */
function givenRows(drafts: Draft[]): Prisma.Sql {
  const rows = drafts.map(({ answer, writings, payload, notice }) => {
    const { readers, groupIds } = forumsOpenTo(answer.actor);
    const { body, html, text, textHash } = answer.body.columns;
    return {
      ...{ ...payload, ...toFactRow(payload, notice), writings, html, text, hash: textHash },
      ...{ body: JSON.stringify(body), readers: `{${readers}}`, groups: `{${groupIds}}` },
    };
  });
  const column = <Name extends keyof (typeof rows)[number]>(name: Name) => rows.map((row) => row[name]);
  const replyTo = rows.map(({ replyToId }) => replyToId ?? "");
  return Prisma.sql`unnest(${column("postId")}::uuid[], ${column("topicId")}::uuid[], ${column("forumId")}::uuid[],
      ${column("authorId")}::uuid[], ${column("writings")}::int[], ${replyTo}::text[], ${column("body")}::text[],
      ${column("html")}::text[], ${column("text")}::text[], ${column("hash")}::text[], ${column("readers")}::text[],
      ${column("groups")}::text[], ${column("factId")}::uuid[], ${column("payload")}::text[], ${column("notice")}::text[])
    WITH ORDINALITY AS given(id, "topicId", forum, "actorId", writings, "replyTo", body, html, text, hash, readers,
      groups, "factId", payload, notice, turn)`;
}
