import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { checkPace } from "./check-pace.server.ts";
import { countPost } from "./counts.server.ts";
import { demandActive } from "./demand.ts";
import { type Body, parseBody } from "./parse-body.server.ts";
import { readablePosts, visibleTopics } from "./policy.ts";
import { type ForumLimits, forumDefaults } from "./rules.ts";
import { storeDraft } from "./save-draft.server.ts";
import type { Reply } from "./schema.ts";
import { callable, heated, writePost } from "./write-post.server.ts";

/** Where a new post stands. */
export type NewPost = { postId: string; topicId: string; forumId: string; number: number };

/**
 * Answers in a topic. Its number comes from the topic's row, so replies that race each other, or the topic's closing,
 * are put in order by PostgreSQL. A `replyToId` that is not there (any more) makes it an ordinary reply.
 * @throws DomainError unauthenticated, silenced, not_found, topic_closed (the text is kept as the member's draft),
 * and what `parseBody` and `checkPace` throw
 */
export async function reply(actor: Actor, input: Reply): Promise<NewPost> {
  demandActive(actor);
  const limits = await clubSettings("forums", forumDefaults);
  await checkOpen(actor, input);
  const body = await parseBody(actor, input, { limits });
  const post = await transaction((tx) => write(tx, actor, input, body, limits));
  if (post) return post;
  await checkOpen(actor, input, body);
  throw new DomainError("not_found");
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

/** Null when the topic takes no replies any more. */
async function write(
  tx: Transaction,
  actor: MemberActor,
  input: Reply,
  body: Body,
  limits: ForumLimits,
): Promise<NewPost | null> {
  await checkPace(tx, actor, { topicId: input.topicId, textHash: body.columns.textHash }, limits);
  const at = now();
  const place = await takeNumber(tx, actor, input.topicId, at);
  if (!place) return null;
  const [id, topicId] = [uuidv7(), input.topicId];
  const replyToId = input.replyToId ? await findTarget(tx, actor, topicId, input.replyToId) : null;
  await writePost(tx, actor, { id, topicId, number: place.number, replyToId, createdAt: at }, body);
  await tx.draft.deleteMany({ where: { memberId: actor.id, key: `topic:${topicId}` } });
  const ids = { postId: id, topicId, forumId: place.forumId };
  const mentionedIds = await callable(tx, actor.id, body.mentionedIds);
  const fact = { ...ids, authorId: actor.id, replyToId, quotedIds: body.quotedIds, mentionedIds };
  await publish(tx, "post.created", fact, actor.id);
  await countPost(tx, { forumId: place.forumId, topics: 0, at });
  return { ...ids, number: place.number };
}

type Numbered = { number: number; forumId: string };

async function takeNumber(tx: Transaction, actor: MemberActor, topicId: string, at: Date): Promise<Numbered | null> {
  const [place] = await tx.$queryRaw<Numbered[]>`
    UPDATE "Topic" SET "lastNumber" = "lastNumber" + 1, "replyCount" = "replyCount" + 1,
      "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz), "lastPosterId" = ${actor.id}::uuid,
      heat = ${heated(1, at)}
    WHERE id = ${topicId}::uuid
      AND "closedAt" IS NULL AND "hiddenAt" IS NULL AND "deletedAt" IS NULL AND "mergedIntoId" IS NULL
    RETURNING "lastNumber" AS number, "forumId"`;
  return place ?? null;
}

async function findTarget(tx: Transaction, actor: MemberActor, topicId: string, id: string): Promise<string | null> {
  const target = await tx.post.findFirst({
    where: { AND: [{ id, topicId, hiddenAt: null, deletedAt: null }, readablePosts(actor)] },
    select: { id: true },
  });
  return target?.id ?? null;
}
