import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { checkPace } from "./check-pace.server.ts";
import { findQuote } from "./find-quote.server.ts";
import { type Body, parseBody } from "./parse-body.server.ts";
import { readablePosts, visibleTopics } from "./policy.ts";
import { type ForumLimits, forumDefaults } from "./rules.ts";
import { storeDraft } from "./save-draft.server.ts";
import type { Reply } from "./schema.ts";
import { callable, heated } from "./write-post.server.ts";

/** Where a new post stands. */
export type NewPost = { postId: string; topicId: string; forumId: string; number: number };

/**
 * Answers in a topic. Its number comes from the topic's row, so replies that race each other, or the topic's closing,
 * are put in order by PostgreSQL. It answers the post that `replyToId` names, or else the first it quotes; one that is
 * not there (any more) makes it an ordinary reply.
 * @throws DomainError unauthenticated, silenced, not_found, topic_closed (the text is kept as the member's draft),
 * and what `parseBody` and `checkPace` throw
 */
export async function reply(actor: Actor, input: Reply): Promise<NewPost> {
  demandActive(actor);
  const [limits] = await Promise.all([clubSettings("forums", forumDefaults), checkOpen(actor, input)]);
  const body = await parseBody(actor, input, { limits, before: await quotedBefore(actor, input) });
  const answered = input.replyToId ?? body.quotedIds[0];
  const replyToId = answered ? await findTarget(actor, input.topicId, answered) : null;
  const post = await transaction((tx) => write(tx, actor, { topicId: input.topicId, replyToId, body }, limits));
  if (post) return post;
  await checkOpen(actor, input, body);
  throw new DomainError("not_found");
}

/** The quote that a plain text began with, so that it stays a quote of that post. */
async function quotedBefore(actor: MemberActor, { bodyJson, replyToId }: Reply): Promise<RichTextDocument | undefined> {
  return bodyJson || !replyToId ? undefined : (await findQuote(actor, replyToId))?.document;
}

/** Reads the words even when the topic is closed, so that they can be kept. */
async function checkOpen(actor: MemberActor, input: Reply, body?: Body): Promise<void> {
  const topic = await db.topic.findFirst({
    where: { AND: [{ id: input.topicId, hiddenAt: null, deletedAt: null }, visibleTopics(actor)] },
    select: { closedAt: true },
  });
  if (!topic) throw new DomainError("not_found");
  if (topic.closedAt === null) return;
  const { columns } = body ?? (await parseBody(actor, input, {}));
  await storeDraft(actor.id, `topic:${input.topicId}`, { title: "", document: columns.body });
  throw new DomainError("topic_closed", { field: "body" });
}

async function findTarget(actor: MemberActor, topicId: string, id: string): Promise<string | null> {
  const target = await db.post.findFirst({
    where: { AND: [{ id, topicId, hiddenAt: null, deletedAt: null }, readablePosts(actor)] },
    select: { id: true },
  });
  return target?.id ?? null;
}

type Answer = { topicId: string; replyToId: string | null; body: Body };

/** Null when the topic takes no replies any more. */
async function write(
  tx: Transaction,
  actor: MemberActor,
  answer: Answer,
  limits: ForumLimits,
): Promise<NewPost | null> {
  const { topicId, replyToId, body } = answer;
  await checkPace(tx, actor, { topicId, textHash: body.columns.textHash }, limits);
  await attachMedia(tx, actor, body.mediaIds);
  const mentionedIds = await callable(tx, actor.id, body.mentionedIds);
  const postId = uuidv7();
  const place = await insert(tx, actor, postId, answer);
  if (!place) return null;
  const ids = { postId, topicId, forumId: place.forumId };
  const fact = { ...ids, authorId: actor.id, replyToId, quotedIds: body.quotedIds, mentionedIds };
  await publish(tx, "post.created", fact, actor.id);
  return { ...ids, number: place.number };
}

type Place = { number: number; forumId: string };

/**
 * Takes the next number, writes the post, ends its draft and counts it: one statement, because all replies to the
 * topic wait for its row from here to the end of the transaction. The forum's row is reached through the topic's.
 */
async function insert(tx: Transaction, actor: MemberActor, postId: string, answer: Answer): Promise<Place | undefined> {
  const at = now();
  const { topicId, replyToId, body } = answer;
  const { html, text, textHash } = body.columns;
  const [place] = await tx.$queryRaw<Place[]>`
    WITH place AS (
      UPDATE "Topic" SET "lastNumber" = "lastNumber" + 1, "replyCount" = "replyCount" + 1,
        "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz), "lastPosterId" = ${actor.id}::uuid,
        heat = ${heated(1, at)}
      WHERE id = ${topicId}::uuid
        AND "closedAt" IS NULL AND "hiddenAt" IS NULL AND "deletedAt" IS NULL AND "mergedIntoId" IS NULL
      RETURNING "lastNumber" AS number, "forumId"
    ), post AS (
      INSERT INTO "Post" (id, "topicId", number, "authorId", "replyToId", body, html, text, "textHash", "createdAt")
      SELECT ${postId}::uuid, ${topicId}::uuid, number, ${actor.id}::uuid, ${replyToId}::uuid,
        ${JSON.stringify(body.columns.body)}::jsonb, ${html}, ${text}, ${textHash}, ${at}::timestamptz FROM place
    ), forum AS (
      UPDATE "Forum" SET "postCount" = "postCount" + 1, "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz)
      FROM place WHERE id = place."forumId"
    ), draft AS (
      DELETE FROM "Draft" USING place WHERE "memberId" = ${actor.id}::uuid AND key = ${`topic:${topicId}`}
    )
    SELECT number, "forumId" FROM place`;
  return place;
}
