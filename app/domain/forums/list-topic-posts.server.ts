import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { visiblePosts } from "./policy.ts";
import type { PostRow } from "./post-views.ts";
import { pageSize } from "./rules.ts";
import { selectPostRows } from "./select-posts.server.ts";
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

/** Numbers of posts end here. */
const numberMax = 2 ** 31 - 1;

/**
 * Begins to read a page before its topic is known, where the position alone says which posts it has.
 * @param topicId SQL for the topic's id, null where the viewer may not read it
 * @param viewerRead SQL for the number of the last post of the topic that the viewer read, or null
 */
export async function readAhead(
  viewer: Actor,
  { topicId, viewerRead }: { topicId: Prisma.Sql; viewerRead: Prisma.Sql },
  position: TopicPosition,
): Promise<PostRow[] | null> {
  const { before, last, unread, post, date, from = 1 } = position;
  if (before !== undefined) return selectBefore(viewer, topicId, before);
  if (last) return selectBefore(viewer, topicId, numberMax);
  if (unread) return selectFrom(viewer, topicId, Prisma.sql`coalesce(${viewerRead}, 0) + 1`);
  return post !== undefined || date ? null : selectFrom(viewer, topicId, sqlNumber(from));
}

/**
 * The rows of one page of a topic that the viewer may read. A position that lies behind the end answers with the last page, one that names no post of the
 * topic with the first.
 * @param topic.lastReadNumber number of the last post the viewer read
 * @param ahead what `readAhead` found
 */
export async function selectPosts(
  viewer: Actor,
  topic: TopicKey & { lastReadNumber: number | null },
  position: TopicPosition,
  ahead: PostRow[] | null,
): Promise<PostWindow> {
  const { before, last } = position;
  const id = Prisma.sql`${topic.id}::uuid`;
  if (before !== undefined || last) {
    const end = Math.max(1, Math.min(before ?? numberMax, topic.lastNumber + 1));
    return windowBefore(ahead ?? (await selectBefore(viewer, id, end)), end, topic);
  }
  const from = await resolveStart(viewer, topic, position);
  const isBehind = from > topic.lastNumber;
  const rows = isBehind ? [] : (ahead ?? (await selectFrom(viewer, id, sqlNumber(from))));
  if (rows.length > 0) return windowFrom(rows, from);
  return windowBefore(await selectBefore(viewer, id, topic.lastNumber + 1), topic.lastNumber + 1, topic);
}

async function resolveStart(
  viewer: Actor,
  topic: TopicKey & { lastReadNumber: number | null },
  { from, post, date, unread }: TopicPosition,
): Promise<number> {
  if (unread) return (topic.lastReadNumber ?? 0) + 1;
  if (post !== undefined) return (isUuid(post) ? await findNumber(viewer, topic, { id: post }) : null) ?? 1;
  if (date) return (await findNumber(viewer, topic, { createdAt: { gte: date } })) ?? topic.lastNumber + 1;
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

function sqlNumber(number: number): Prisma.Sql {
  return Prisma.sql`${Math.max(1, Math.min(number, numberMax))}::int`;
}

function selectFrom(viewer: Actor, topicId: Prisma.Sql, from: Prisma.Sql): Promise<PostRow[]> {
  const where = Prisma.sql`p."topicId" = ${topicId} AND p.number >= ${from} AND ${postIsVisible(viewer)}`;
  return selectPostRows(viewer, { where, limit: pageSize + 1 });
}

/** The newest first. */
function selectBefore(viewer: Actor, topicId: Prisma.Sql, before: number): Promise<PostRow[]> {
  const where = Prisma.sql`p."topicId" = ${topicId} AND p.number < ${sqlNumber(before)} AND ${postIsVisible(viewer)}`;
  return selectPostRows(viewer, { where, limit: pageSize + 1, order: "DESC" });
}

function windowFrom(found: PostRow[], from: number): PostWindow {
  const rows = found.slice(0, pageSize);
  const first = rows[0]!.number;
  const previousBefore = from > 1 && first > 1 ? first : null;
  return { rows, first, last: rows.at(-1)!.number, previousBefore, nextFrom: found[pageSize]?.number ?? null };
}

function windowBefore(found: PostRow[], before: number, topic: TopicKey): PostWindow {
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
