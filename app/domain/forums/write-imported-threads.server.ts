import type { Transaction } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { slugify } from "#app/platform/persian/text.ts";
import type { Prisma } from "#prisma/client";
import type { Thread } from "./import-threads.server.ts";
import { heatAfter } from "./rules.ts";

type AuthorIds = ReadonlyMap<string, string>;

/**
 * Writes topics and posts with few statements whatever their number, and brings the counters up to date.
 * @param authorIds the members by the key that the opinions name them by
 */
export async function writeThreads(tx: Transaction, authorIds: AuthorIds, threads: Thread[]): Promise<void> {
  if (threads.length === 0) return;
  const opened = threads.filter(({ opens }) => opens !== null);
  await tx.topic.createMany({ data: opened.map((thread) => topicRow(thread, authorIds)) });
  await tx.topicProduct.createMany({ data: opened.map(({ topicId, productId }) => ({ topicId, productId })) });
  await tx.post.createMany({ data: threads.flatMap((thread) => postRows(thread, authorIds)) });
  for (const thread of threads) if (thread.opens === null) await extendTopic(tx, thread, authorIds);
  await extendForums(tx, threads);
}

function topicRow(thread: Thread, authorIds: AuthorIds): Prisma.TopicCreateManyInput {
  const { topicId, forumId, posts } = thread;
  const { kind, title, stars } = thread.opens!;
  const [first, last] = [posts[0]!, posts.at(-1)!];
  return {
    ...{ id: topicId, forumId, kind, title, stars, titleFold: fold(title), slug: slugify(title) },
    authorId: authorIds.get(first.opinion.authorKey)!,
    lastNumber: last.number,
    replyCount: posts.length - 1,
    createdAt: first.createdAt,
    ...lastPost(thread, authorIds),
  };
}

function postRows({ topicId, posts }: Thread, authorIds: AuthorIds): Prisma.PostCreateManyInput[] {
  return posts.map(({ id, number, createdAt, opinion }) => ({
    ...{ id, topicId, number, createdAt },
    ...opinion.body.columns,
    authorId: authorIds.get(opinion.authorKey)!,
    importKey: opinion.key,
  }));
}

async function extendTopic(tx: Transaction, thread: Thread, authorIds: AuthorIds): Promise<void> {
  await tx.topic.update({
    where: { id: thread.topicId },
    data: { replyCount: { increment: thread.posts.length }, ...lastPost(thread, authorIds) },
  });
}

function lastPost({ heat, posts }: Thread, authorIds: AuthorIds) {
  const last = posts.at(-1)!;
  return {
    lastPostAt: last.createdAt,
    lastPosterId: authorIds.get(last.opinion.authorKey)!,
    heat: posts.reduce((sum, { createdAt }) => heatAfter(sum, 1, createdAt), heat),
  };
}

async function extendForums(tx: Transaction, threads: Thread[]): Promise<void> {
  const growth = threads.map(({ forumId, opens, posts }) => ({
    forumId,
    topics: opens === null ? 0 : 1,
    posts: posts.length,
    last: posts.at(-1)!.createdAt,
  }));
  await tx.$executeRaw`
    UPDATE "Forum" AS forum
    SET "topicCount" = "topicCount" + grown.topics, "postCount" = "postCount" + grown.posts,
        "lastPostAt" = greatest("lastPostAt", grown.last)
    FROM (
      SELECT "forumId", sum(topics)::int AS topics, sum(posts)::int AS posts, max(last) AS last
      FROM jsonb_to_recordset(${JSON.stringify(growth)}::jsonb)
        AS thread("forumId" uuid, topics int, posts int, last timestamptz)
      GROUP BY "forumId"
    ) AS grown
    WHERE forum.id = grown."forumId"`;
}
