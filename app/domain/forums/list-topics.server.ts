import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { literal, selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { getForumId } from "./get-forum-id.server.ts";
import { cardSource, selectTopicCards, viewTopicCard, type WholeCardRow } from "./select-topic-cards.server.ts";
import type { TopicCard } from "./views.ts";
import { topicIsVisible } from "./visible-sql.server.ts";

export type TopicListName = "latest" | "following" | "unanswered" | "popular";

/** Which topics are wanted. */
export type TopicList = {
  list: TopicListName;
  forumSlug?: string | undefined;
  forumId?: string | undefined;
  productSlug?: string | undefined;
  tag?: string | undefined;
  authorId?: string | undefined;
  /** Where the page before ended: its `next`. */
  after?: string | null | undefined;
  /** Topics of a page, pinned ones not counted. */
  limit?: number;
  /** Pinned topics take their place in time instead of standing first. */
  pinnedInTime?: true;
};

/** Topics on a page of a list. */
const listSize = 30;

/** A topic is popular while something was written in it within this time. */
const popularSeconds = 7 * daySeconds;
/** Pinned topics that stand first in a forum; more of them take their place in time. */
const pinnedMax = 10;
/** Newest things followed, of each kind, that make up the list of followed topics. */
const followedMax = 1_000;

/**
 * A page of topics the viewer may read, without deleted ones and those of people they mute or block. `latest` and
 * `following` go by the last post, `unanswered` are the open ones without a reply, `popular` the ones of the last seven
 * days by heat. A forum's latest begin with its pinned topics. A forum or product that is not there has no topics.
 * One statement, and one before it for what somebody follows.
 * @throws DomainError position_malformed, unauthenticated (a guest follows nothing)
 */
export async function listTopics(viewer: Actor, wanted: TopicList): Promise<Page<TopicCard>> {
  const sort = wanted.list === "popular" ? byHeat : byTime;
  const { limit = listSize } = wanted;
  const list = nameOf(wanted);
  const behind = wanted.after ? sort.after(wanted.after, list) : null;
  const filters = [...listFilters(viewer, wanted), ...(behind ? [behind] : [])];
  const branches = await findBranches(viewer, wanted);
  if (branches.length === 0) return { items: [], next: null };
  const pinned = wanted.list === "latest" && !wanted.pinnedInTime ? inForum(wanted) : null;
  const parts = { branches, filters, order: sort.order, limit: limit + 1 };
  const page = pinned ? pinnedFirst(viewer, pinned, parts, behind === null) : merged(parts);
  const rows = await selectTopicCards(viewer, page);
  const first = rows.filter((row) => row.isPinnedFirst);
  const found = rows.slice(first.length, first.length + limit);
  const last = found.at(-1);
  return {
    items: [...first, ...found].map(viewTopicCard),
    next: rows.length > first.length + limit && last ? sort.cursor(last, list) : null,
  };
}

/**
 * A page of one forum's topics in the order of their last posts, for who goes through all of them.
 * @throws DomainError not_found, also for a forum the viewer may not read; position_malformed
 */
export async function listForumTopics(
  viewer: Actor,
  id: string,
  page: { after?: string | undefined; limit: number },
): Promise<Page<TopicCard>> {
  const forumId = await getForumId(db, viewer, id);
  return listTopics(viewer, { ...page, list: "latest", forumId, pinnedInTime: true });
}

type Parts = { branches: Prisma.Sql[]; filters: Prisma.Sql[]; order: Prisma.Sql; limit: number };

const topics = Prisma.sql`SELECT ${cardSource} FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId" WHERE`;

/**
 * The topics of all branches in their order. Each branch is asked by itself: "in this forum or tagged so" as one
 * condition would read through all topics, apart each has its index.
 */
function inOrder({ branches, filters, order, limit }: Parts): Prisma.Sql {
  const parts = branches.map(
    (branch) =>
      Prisma.sql`(${topics} ${Prisma.join([branch, ...filters], " AND ")} ORDER BY ${order} LIMIT ${literal(limit)})`,
  );
  return parts.length === 1
    ? parts[0]!
    : Prisma.sql`(
        SELECT * FROM (SELECT DISTINCT ON (t.id) * FROM (${Prisma.join(parts, " UNION ALL ")}) t) t ORDER BY ${order} LIMIT ${literal(limit)})`;
}

function merged(parts: Parts): Prisma.Sql {
  return Prisma.sql`
    SELECT t.*, FALSE AS "isPinnedFirst", row_number() OVER (ORDER BY ${parts.order}) AS place
    FROM ${inOrder(parts)} t`;
}

/** A forum's topics without the pinned ones, which stand before them on the first page. */
function pinnedFirst(viewer: Actor, forum: Prisma.Sql, parts: Parts, isFirst: boolean): Prisma.Sql {
  const others = [...parts.filters, Prisma.sql`t.id NOT IN (SELECT id FROM pinned)`];
  return Prisma.sql`
    WITH pinned AS (
      SELECT ${cardSource} FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId"
      WHERE ${forum} AND t."pinnedAt" IS NOT NULL AND t."deletedAt" IS NULL AND ${topicIsVisible(viewer)}
      ORDER BY t."pinnedAt" DESC, t.id LIMIT ${literal(pinnedMax)}
    )
    SELECT t.*, TRUE AS "isPinnedFirst", row_number() OVER (ORDER BY t."pinnedAt" DESC, t.id) - ${literal(pinnedMax)} AS place
    FROM pinned t WHERE ${isFirst}
    UNION ALL ${merged({ ...parts, filters: others })}`;
}

/** A list by what is asked of it; its cursors mean nothing in another one. */
function nameOf({ list, forumSlug, forumId, productSlug, tag, authorId }: TopicList): string {
  return JSON.stringify(["topics", list, forumSlug, forumId, productSlug, tag, authorId]);
}

type Sort = {
  order: Prisma.Sql;
  /** What lies behind a cursor; null for an empty one. */
  after: (cursor: string, list: string) => Prisma.Sql | null;
  cursor: (row: WholeCardRow, list: string) => string;
};

const byTime: Sort = {
  order: Prisma.sql`t."lastPostAt" DESC, t.id`,
  after: (text, list) => {
    const cursor = decodeCursor(text, list);
    if (!cursor) return null;
    const lastPostAt = Prisma.sql`${new Date(cursor.value)}::timestamptz`;
    return Prisma.sql`t."lastPostAt" <= ${lastPostAt} AND (t."lastPostAt" < ${lastPostAt} OR t.id > ${cursor.id}::uuid)`;
  },
  cursor: (row, list) => encodeCursor({ value: row.lastPostAt.getTime(), id: row.id }, list),
};

/** Heat is a float: its shortest decimal form reads back as the same number. */
const byHeat: Sort = {
  order: Prisma.sql`t.heat DESC, t.id`,
  after: (text) => {
    const [value = "", id = ""] = text.split("~");
    const heat = Number(value);
    if (value === "" || !Number.isFinite(heat) || !isUuid(id)) throw new DomainError("position_malformed");
    return Prisma.sql`t.heat <= ${heat}::float8 AND (t.heat < ${heat}::float8 OR t.id > ${id}::uuid)`;
  },
  cursor: (row) => `${row.heat}~${row.id}`,
};

/** Moderators find what is deleted through its address, not in lists. */
function listFilters(viewer: Actor, { list, tag, authorId }: TopicList): Prisma.Sql[] {
  const filters = [topicIsVisible(viewer), Prisma.sql`t."deletedAt" IS NULL`];
  if (tag) filters.push(Prisma.sql`t.tags @> ARRAY[${tag}]::text[]`);
  if (authorId) filters.push(Prisma.sql`t."authorId" = ${authorId}::uuid`);
  else if (isMember(viewer)) filters.push(notKeptAway(viewer.id));
  if (list === "popular") filters.push(Prisma.sql`t."lastPostAt" > ${addSeconds(now(), -popularSeconds)}`);
  if (list === "unanswered") filters.push(Prisma.sql`t."replyCount" = 0 AND t."closedAt" IS NULL`);
  return filters;
}

/** Without what people wrote whom the member mutes or blocks. */
function notKeptAway(memberId: string): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT FROM "Boundary" b WHERE b."memberId" = ${memberId}::uuid AND b."otherId" = t."authorId")`;
}

/** Where to look: in a forum, about a product, at what is followed, or everywhere. */
async function findBranches(viewer: Actor, wanted: TopicList): Promise<Prisma.Sql[]> {
  if (wanted.list === "following") return followedBy(viewer);
  if (wanted.productSlug) return aboutProduct(wanted.productSlug);
  return [inForum(wanted) ?? Prisma.sql`TRUE`];
}

function inForum({ list, productSlug, forumId, forumSlug }: TopicList): Prisma.Sql | null {
  if (list === "following" || productSlug) return null;
  if (forumId) return Prisma.sql`t."forumId" = ${forumId}::uuid`;
  return forumSlug ? Prisma.sql`t."forumId" = (SELECT id FROM "Forum" WHERE slug = ${forumSlug})` : null;
}

/** Topics in a product's forum, and those elsewhere that are tagged with it. */
function aboutProduct(slug: string): Prisma.Sql[] {
  return [
    Prisma.sql`t."forumId" = (
      SELECT home.id FROM "Forum" home JOIN "Product" p ON p.id = home."productId" WHERE p.slug = ${slug})`,
    Prisma.sql`t.id IN (
      SELECT about."topicId" FROM "TopicProduct" about JOIN "Product" p ON p.id = about."productId" WHERE p.slug = ${slug})`,
  ];
}

async function followedBy(viewer: Actor): Promise<Prisma.Sql[]> {
  if (!isMember(viewer)) throw new DomainError("unauthenticated");
  const ids = (kind: "topic" | "forum" | "member") => Prisma.sql`ARRAY(
    SELECT w."targetId" FROM "Follow" w
    WHERE w."memberId" = ${viewer.id}::uuid AND w."targetKind" = ${Prisma.raw(`'${kind}'`)} AND w."endedAt" IS NULL
    ORDER BY w."createdAt" DESC LIMIT ${literal(followedMax)})`;
  const [followed] = await selectRows<{ topics: string[]; forums: string[]; members: string[] }>`
    SELECT ${ids("topic")} AS topics, ${ids("forum")} AS forums, ${ids("member")} AS members`;
  const { topics, forums, members } = followed!;
  const branches: [string[], Prisma.Sql][] = [
    [topics, Prisma.sql`t.id = ANY(${topics}::uuid[])`],
    [forums, Prisma.sql`t."forumId" = ANY(${forums}::uuid[])`],
    [members, Prisma.sql`t."authorId" = ANY(${members}::uuid[])`],
  ];
  return branches.flatMap(([ids, branch]) => (ids.length > 0 ? [branch] : []));
}
