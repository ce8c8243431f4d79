import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Facts } from "#app/domain/core/events.ts";
import { type Notice, newNotice, noteFacts, tellNotices } from "#app/domain/core/notices.server.ts";
import { publishing } from "#app/domain/core/publish.server.ts";
import { isAccompanied, transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { now } from "#app/platform/clock.ts";
import { type Database, db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { checkPace } from "./check-pace.server.ts";
import { lockRows, lockWriter } from "./lock.server.ts";
import type { Body } from "./parse-body.server.ts";
import { forumsOpenTo } from "./policy.ts";
import type { ForumLimits } from "./rules.ts";
import { callable, heated } from "./write-post.server.ts";

/** Where a new post stands. */
export type NewPost = { postId: string; topicId: string; forumId: string; number: number };

/** A reply that is ready to be written. */
export type Answer = { topicId: string; replyToId: string | null; body: Body };

/** A reply with its fact; it is written only if its author has begun to write no other than these `writings` before it. */
type Draft = { answer: Answer; writings: number; fact: { kind: "post.created"; payload: Facts["post.created"] } };

/**
 * Writes a reply within the limits of its author.
 *
 * It is one statement and a transaction of its own: replies to a topic wait for the topic's row, so that row is never held
 * while PostgreSQL waits for us. What was looked at before it holds because nothing is written if the author has begun to
 * write anything else since, may not write any more, or the topic was moved. Then, or if more belongs to it, a
 * transaction holds both meanwhile.
 * @throws DomainError not_found when the topic takes no reply from them (any more), image_missing, and what `lockWriter`
 * and `checkPace` throw
 */
export async function writeReply(answer: Answer, actor: MemberActor, limits: ForumLimits): Promise<NewPost> {
  const mentionedIds = await callable(db, actor.id, answer.body.mentionedIds);
  if (answer.body.mediaIds.length === 0 && !isAccompanied()) {
    const draft = await prepare(db, actor, answer, { limits, mentionedIds });
    const notice = newNotice([draft.fact]);
    const post = await write(db, actor, draft, notice);
    if (post) tellNotices([notice]);
    if (post) return post;
  }
  return transaction(async (tx) => {
    await lockWriter(tx, actor.id);
    await lockRows(tx, [answer.topicId]);
    const draft = await prepare(tx, actor, answer, { limits, mentionedIds });
    await attachMedia(tx, actor, answer.body.mediaIds);
    const post = await write(tx, actor, draft, noteFacts(tx, [draft.fact]));
    if (!post) throw new DomainError("not_found");
    return post;
  });
}

async function prepare(
  database: Database,
  actor: MemberActor,
  answer: Answer,
  { limits, mentionedIds }: { limits: ForumLimits; mentionedIds: string[] },
): Promise<Draft> {
  const { topicId, replyToId, body } = answer;
  const { writings, forumId } = await checkPace(database, actor, { topicId, textHash: body.columns.textHash }, limits);
  if (forumId === null) throw new DomainError("not_found");
  const ids = { postId: uuidv7(), topicId, forumId, authorId: actor.id };
  const payload = { ...ids, replyToId, quotedIds: body.quotedIds, mentionedIds };
  return { answer, writings, fact: { kind: "post.created", payload } };
}

/**
 * Counts the writing, takes the topic's next number, writes the post and its fact, ends its draft, counts it in the forum;
 * null where that may not be.
 * The topic's row is reached through the member's and the forum's through the topic's: the order of `lock.server.ts`.
 */
async function write(
  database: Database,
  actor: MemberActor,
  { answer, writings, fact }: Draft,
  notice: Notice,
): Promise<NewPost | null> {
  const at = now();
  const { postId, topicId, forumId, replyToId } = fact.payload;
  const { body, html, text, textHash } = answer.body.columns;
  const { readers, groupIds } = forumsOpenTo(actor);
  const { parts, done } = publishing({ ...fact, actorId: actor.id, notice }, "place");
  const [place] = await database.$queryRaw<{ number: number }[]>`
    WITH writer AS (
      UPDATE "Member" SET writings = writings + 1
      WHERE id = ${actor.id}::uuid AND writings = ${writings}
        AND (standing = 'active' OR standing <> 'removed' AND "standingUntil" <= ${at}::timestamptz) RETURNING id
    ), place AS (
      UPDATE "Topic" topic SET "lastNumber" = "lastNumber" + 1, "replyCount" = "replyCount" + 1,
        "lastPostAt" = greatest(topic."lastPostAt", ${at}::timestamptz), "lastPosterId" = writer.id,
        heat = ${heated(1, at)}
      FROM writer, "Forum" forum
      WHERE topic.id = ${topicId}::uuid AND topic."forumId" = ${forumId}::uuid AND forum.id = topic."forumId"
        AND (forum.readers::text = ANY(${readers}) OR forum."groupId" = ANY(${groupIds}::uuid[]))
        AND "closedAt" IS NULL AND "hiddenAt" IS NULL AND "deletedAt" IS NULL AND "mergedIntoId" IS NULL
      RETURNING "lastNumber" AS number
    ), post AS (
      INSERT INTO "Post" (id, "topicId", number, "authorId", "replyToId", body, html, text, "textHash", "createdAt")
      SELECT ${postId}::uuid, ${topicId}::uuid, number, ${actor.id}::uuid, ${replyToId}::uuid,
        ${JSON.stringify(body)}::jsonb, ${html}, ${text}, ${textHash}, ${at}::timestamptz FROM place
    ), counted AS (
      UPDATE "Forum" SET "postCount" = "postCount" + 1, "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz)
      FROM place WHERE id = ${forumId}::uuid
    ), draft AS (
      DELETE FROM "Draft" USING place WHERE "memberId" = ${actor.id}::uuid AND key = ${`topic:${topicId}`}
    ), ${parts}
    SELECT number, (SELECT ${done} FROM fact) AS told FROM place`;
  return place ? { postId, topicId, forumId, number: place.number } : null;
}
