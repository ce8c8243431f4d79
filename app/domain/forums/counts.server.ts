import type { Transaction } from "#app/platform/db/client.server.ts";

type Counted = {
  id: string;
  forumId: string;
  replyCount: number;
  hiddenAt: Date | null;
  deletedAt: Date | null;
  mergedIntoId: string | null;
};

/** What a change adds to (or takes from) a forum's counters. */
type CountChange = { forumId: string; topics: number; posts: number };

/** What a topic counts for in its forum: itself and its posts, or nothing while it is not shown. */
function topicCounts(topic: Counted): { topics: number; posts: number } {
  const shown = topic.hiddenAt === null && topic.deletedAt === null && topic.mergedIntoId === null;
  return shown ? { topics: 1, posts: topic.replyCount + 1 } : { topics: 0, posts: 0 };
}

/** Counts a topic's shown replies anew and finds its newest post. The topic has to be locked. */
async function recountTopic(tx: Transaction, topicId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Topic" t SET
      "replyCount" = (SELECT count(*) FROM "Post" p WHERE p."topicId" = t.id AND p.number > 1
        AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL),
      ("lastPostAt", "lastPosterId") = (
        SELECT coalesce(max(newest."createdAt"), t."lastPostAt"), coalesce(max(newest."authorId"::text)::uuid, t."lastPosterId")
        FROM (
          SELECT p."createdAt", p."authorId" FROM "Post" p
          WHERE p."topicId" = t.id AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
          ORDER BY p."createdAt" DESC, p.number DESC LIMIT 1
        ) newest
      )
    WHERE t.id = ${topicId}::uuid`;
}

/**
 * Brings the counters of topics and their forums up to date, last of all in a transaction, because every reply to a
 * forum waits for it. The topics have to be locked; they are given as they were before the change, `created` as new.
 */
export async function settleCounts(tx: Transaction, before: Counted[], createdId?: string): Promise<void> {
  const ids = [...before.map(({ id }) => id), ...(createdId ? [createdId] : [])];
  for (const id of ids) await recountTopic(tx, id);
  const after = await tx.topic.findMany({
    where: { id: { in: ids } },
    select: { id: true, forumId: true, replyCount: true, hiddenAt: true, deletedAt: true, mergedIntoId: true },
  });
  const taken = before.map((topic) => {
    const { topics, posts } = topicCounts(topic);
    return { forumId: topic.forumId, topics: -topics, posts: -posts };
  });
  await changeForums(tx, [...taken, ...after.map((topic) => ({ forumId: topic.forumId, ...topicCounts(topic) }))]);
}

/** Forums are locked by id: see `lock.server.ts`. */
async function changeForums(tx: Transaction, changes: CountChange[]): Promise<void> {
  const forumIds = [...new Set(changes.map(({ forumId }) => forumId))].toSorted();
  for (const forumId of forumIds) {
    const here = changes.filter((change) => change.forumId === forumId);
    const [topics, posts] = [sum(here.map((change) => change.topics)), sum(here.map((change) => change.posts))];
    await tx.$executeRaw`SELECT id FROM "Forum" WHERE id = ${forumId}::uuid FOR NO KEY UPDATE`;
    await tx.$executeRaw`
      UPDATE "Forum" f SET "topicCount" = "topicCount" + ${topics}::int, "postCount" = "postCount" + ${posts}::int,
        "lastPostAt" = (SELECT t."lastPostAt" FROM "Topic" t WHERE t."forumId" = f.id AND t."hiddenAt" IS NULL
          AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL ORDER BY t."lastPostAt" DESC LIMIT 1)
      WHERE id = ${forumId}::uuid`;
  }
}

/** Counts a new topic and its first post in their forum. */
export async function countTopic(tx: Transaction, forumId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Forum" SET "postCount" = "postCount" + 1, "topicCount" = "topicCount" + 1,
      "lastPostAt" = greatest("lastPostAt", ${at}::timestamptz)
    WHERE id = ${forumId}::uuid`;
}

/** Counts a forum anew from its rows, whatever its counters say: for repairs and proofs. */
export async function recountForum(tx: Transaction, forumId: string): Promise<void> {
  await tx.$executeRaw`SELECT id FROM "Forum" WHERE id = ${forumId}::uuid FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE "Forum" SET ("topicCount", "postCount", "lastPostAt") = (
      SELECT count(DISTINCT t.id), count(p.id), max(p."createdAt")
      FROM "Topic" t LEFT JOIN "Post" p ON p."topicId" = t.id AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
      WHERE t."forumId" = ${forumId}::uuid AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    )
    WHERE id = ${forumId}::uuid`;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
