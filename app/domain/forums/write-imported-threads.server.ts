import type { Transaction } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { slugify } from "#app/platform/persian/text.ts";
import type { Prisma } from "#prisma/client";
import type { Thread } from "./import-threads.server.ts";
import { heatAfter } from "./rules.ts";

/** What threads belong to: the product talked about, and the ids of the authors by key. */
export type ThreadPlace = { productId: string; authorIds: ReadonlyMap<string, string> };

/** Writes topics and posts with few statements whatever their number, and brings the counters up to date. */
export async function writeThreads(tx: Transaction, place: ThreadPlace, threads: Thread[]): Promise<void> {
  const opened = threads.filter(({ opens }) => opens !== null);
  await tx.topic.createMany({ data: opened.map((thread) => topicRow(thread, place)) });
  await tx.topicProduct.createMany({
    data: opened.map(({ topicId }) => ({ topicId, productId: place.productId })),
  });
  await tx.post.createMany({ data: threads.flatMap((thread) => postRows(thread, place)) });
  for (const thread of threads) if (thread.opens === null) await extendTopic(tx, thread, place);
  for (const forumId of new Set(threads.map((thread) => thread.forumId))) {
    await extendForum(
      tx,
      forumId,
      threads.filter((thread) => thread.forumId === forumId),
    );
  }
}

function topicRow(thread: Thread, place: ThreadPlace): Prisma.TopicCreateManyInput {
  const { topicId, forumId, posts } = thread;
  const { kind, title, stars } = thread.opens!;
  const [first, last] = [posts[0]!, posts.at(-1)!];
  return {
    ...{ id: topicId, forumId, kind, title, stars, titleFold: fold(title), slug: slugify(title) },
    authorId: place.authorIds.get(first.opinion.authorKey)!,
    lastNumber: last.number,
    replyCount: posts.length - 1,
    createdAt: first.createdAt,
    ...lastPost(thread, place),
  };
}

function postRows({ topicId, posts }: Thread, { authorIds }: ThreadPlace): Prisma.PostCreateManyInput[] {
  return posts.map(({ id, number, createdAt, opinion }) => ({
    ...{ id, topicId, number, createdAt },
    ...opinion.body.columns,
    authorId: authorIds.get(opinion.authorKey)!,
    importKey: opinion.key,
  }));
}

async function extendTopic(tx: Transaction, thread: Thread, place: ThreadPlace): Promise<void> {
  await tx.topic.update({
    where: { id: thread.topicId },
    data: { replyCount: { increment: thread.posts.length }, ...lastPost(thread, place) },
  });
}

function lastPost({ heat, posts }: Thread, { authorIds }: ThreadPlace) {
  const last = posts.at(-1)!;
  return {
    lastPostAt: last.createdAt,
    lastPosterId: authorIds.get(last.opinion.authorKey)!,
    heat: posts.reduce((sum, { createdAt }) => heatAfter(sum, 1, createdAt), heat),
  };
}

async function extendForum(tx: Transaction, forumId: string, threads: Thread[]): Promise<void> {
  const topics = threads.filter(({ opens }) => opens !== null).length;
  const posts = threads.flatMap((thread) => thread.posts);
  const last = new Date(Math.max(...posts.map(({ createdAt }) => createdAt.getTime())));
  await tx.$executeRaw`
    UPDATE "Forum"
    SET "topicCount" = "topicCount" + ${topics}, "postCount" = "postCount" + ${posts.length},
        "lastPostAt" = greatest("lastPostAt", ${last})
    WHERE id = ${forumId}::uuid`;
}
