import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { visiblePosts } from "./policy.ts";
import { pageSize } from "./rules.ts";
import { type PostRow, selectPostRows } from "./select-posts.server.ts";
import { postIsVisible } from "./visible-sql.server.ts";

/** Which page of a topic is wanted; the first where nothing is said. */
export type TopicPosition = {
  /** Posts from this number on. */
  from?: number;
  /** Posts before this number. */
  before?: number;
  /** From the post with this id. */
  post?: string;
  /** From the first post written at or after this instant. */
  date?: Date;
  /** The newest posts. */
  last?: true;
  /** From the first post the viewer has not read. */
  unread?: true;
};

/** A page of rows in the order of their numbers, and where its neighbours begin. */
export type PostWindow = {
  rows: PostRow[];
  first: number;
  last: number;
  previousBefore: number | null;
  nextFrom: number | null;
};

type TopicKey = { id: string; lastNumber: number };

/**
 * The rows of one page of a topic that the viewer may read. A position that lies behind the end answers with the last page, one that names no post of the
 * topic with the first.
 * @param lastRead number of the last post the viewer read
 */
export async function selectPosts(
  viewer: Actor,
  topic: TopicKey,
  position: TopicPosition,
  lastRead: number | null,
): Promise<PostWindow> {
  const before = position.before;
  if (before !== undefined) return selectBefore(viewer, Math.max(1, Math.min(before, topic.lastNumber + 1)), topic);
  const from = await resolveStart(viewer, topic, position, lastRead);
  const window = from > topic.lastNumber ? null : await selectFrom(viewer, from, topic);
  return window ?? selectBefore(viewer, topic.lastNumber + 1, topic);
}

async function resolveStart(
  viewer: Actor,
  topic: TopicKey,
  position: TopicPosition,
  lastRead: number | null,
): Promise<number> {
  const { from, post, date, last, unread } = position;
  const behindEnd = topic.lastNumber + 1;
  if (last) return behindEnd;
  if (unread) return (lastRead ?? 0) + 1;
  if (post !== undefined) return (isUuid(post) ? await findNumber(viewer, topic, { id: post }) : null) ?? 1;
  if (date) return (await findNumber(viewer, topic, { createdAt: { gte: date } })) ?? behindEnd;
  return Math.max(1, from ?? 1);
}

async function findNumber(viewer: Actor, topic: TopicKey, post: Prisma.PostWhereInput): Promise<number | null> {
  const row = await db.post.findFirst({
    where: { AND: [{ topicId: topic.id }, post, visiblePosts(viewer)] },
    orderBy: { createdAt: "asc" },
    select: { number: true },
  });
  return row?.number ?? null;
}

async function selectFrom(viewer: Actor, from: number, topic: TopicKey): Promise<PostWindow | null> {
  const where = Prisma.sql`p."topicId" = ${topic.id}::uuid AND p.number >= ${from}::int AND ${postIsVisible(viewer)}`;
  const found = await selectPostRows(viewer, { where, limit: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  if (rows.length === 0) return null;
  const first = rows[0]!.number;
  const previousBefore = from > 1 && first > 1 ? first : null;
  return { rows, first, last: rows.at(-1)!.number, previousBefore, nextFrom: found[pageSize]?.number ?? null };
}

async function selectBefore(viewer: Actor, before: number, topic: TopicKey): Promise<PostWindow> {
  const where = Prisma.sql`p."topicId" = ${topic.id}::uuid AND p.number < ${before}::int AND ${postIsVisible(viewer)}`;
  const found = await selectPostRows(viewer, { where, limit: pageSize + 1, order: "DESC" });
  const rows = found.slice(0, pageSize).reverse();
  const first = rows[0]?.number ?? 1;
  return {
    rows,
    first,
    last: rows.at(-1)?.number ?? 1,
    previousBefore: found.length > pageSize ? first : null,
    nextFrom: rows.length > 0 && before <= topic.lastNumber ? before : null,
  };
}
