import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { getForumId } from "./get-forum-id.server.ts";
import { listTopicCards } from "./list-topic-cards.server.ts";
import { notKeptAway, visibleTopics } from "./policy.ts";
import { type TopicCard, type TopicCardRow, topicCardFields } from "./views.ts";

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

/** Moderators find what is deleted through its address, not in lists. */
const notDeleted = { deletedAt: null } satisfies Prisma.TopicWhereInput;

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
 * @throws DomainError position_malformed, unauthenticated (a guest follows nothing)
 */
export async function listTopics(viewer: Actor, wanted: TopicList): Promise<Page<TopicCard>> {
  const sort = wanted.list === "popular" ? byHeat : byTime;
  const { limit = listSize } = wanted;
  const list = nameOf(wanted);
  const behind = wanted.after ? sort.after(wanted.after, list) : null;
  const scope = await findScope(viewer, wanted);
  const pinned =
    scope.forumId && wanted.list === "latest" && !wanted.pinnedInTime ? await selectPinned(viewer, scope.forumId) : [];
  const filters = [...listFilters(viewer, wanted), ...(behind ? [behind] : [])];
  if (pinned.length > 0) filters.push({ id: { notIn: pinned.map((row) => row.id) } });
  const found = await selectMerged(scope.branches, filters, { sort, limit });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    items: await listTopicCards(viewer, behind ? rows : [...pinned, ...rows]),
    next: found.length > limit && last ? sort.cursor(last, list) : null,
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

/**
 * One query for each branch, merged: "in this forum or tagged so" as one condition would read through all topics,
 * apart each has its index.
 */
async function selectMerged(
  branches: Prisma.TopicWhereInput[],
  filters: Prisma.TopicWhereInput[],
  { sort, limit }: { sort: Sort; limit: number },
): Promise<TopicCardRow[]> {
  const found = await Promise.all(
    branches.map((branch) =>
      db.topic.findMany({
        where: { AND: [branch, ...filters] },
        orderBy: sort.order,
        take: limit + 1,
        select: topicCardFields,
      }),
    ),
  );
  if (found.length === 1) return found[0]!;
  const unique = new Map(found.flat().map((row) => [row.id, row]));
  return [...unique.values()].toSorted(sort.compare).slice(0, limit + 1);
}

/** A list by what is asked of it; its cursors mean nothing in another one. */
function nameOf({ list, forumSlug, forumId, productSlug, tag, authorId }: TopicList): string {
  return JSON.stringify(["topics", list, forumSlug, forumId, productSlug, tag, authorId]);
}

type Sort = {
  order: Prisma.TopicOrderByWithRelationInput[];
  /** What lies behind a cursor; null for an empty one. */
  after: (cursor: string, list: string) => Prisma.TopicWhereInput | null;
  cursor: (row: TopicCardRow, list: string) => string;
  compare: (one: TopicCardRow, other: TopicCardRow) => number;
};

const byTime: Sort = {
  order: [{ lastPostAt: "desc" }, { id: "asc" }],
  after: (text, list) => {
    const cursor = decodeCursor(text, list);
    if (!cursor) return null;
    const lastPostAt = new Date(cursor.value);
    return { lastPostAt: { lte: lastPostAt }, NOT: { lastPostAt, id: { lte: cursor.id } } };
  },
  cursor: (row, list) => encodeCursor({ value: row.lastPostAt.getTime(), id: row.id }, list),
  compare: (one, other) => other.lastPostAt.getTime() - one.lastPostAt.getTime() || (one.id < other.id ? -1 : 1),
};

/** Heat is a float: its shortest decimal form reads back as the same number. */
const byHeat: Sort = {
  order: [{ heat: "desc" }, { id: "asc" }],
  after: (text) => {
    const [value = "", id = ""] = text.split("~");
    const heat = Number(value);
    if (value === "" || !Number.isFinite(heat) || !isUuid(id)) throw new DomainError("position_malformed");
    return { heat: { lte: heat }, NOT: { heat, id: { lte: id } } };
  },
  cursor: (row) => `${row.heat}~${row.id}`,
  compare: (one, other) => other.heat - one.heat || (one.id < other.id ? -1 : 1),
};

function listFilters(viewer: Actor, { list, tag, authorId }: TopicList): Prisma.TopicWhereInput[] {
  const filters: Prisma.TopicWhereInput[] = [visibleTopics(viewer), notDeleted];
  if (tag) filters.push({ tags: { has: tag } });
  if (authorId) filters.push({ authorId });
  else filters.push(notKeptAway(viewer));
  if (list === "popular") filters.push({ lastPostAt: { gt: addSeconds(now(), -popularSeconds) } });
  if (list === "unanswered") filters.push({ replyCount: 0, closedAt: null });
  return filters;
}

type Scope = { branches: Prisma.TopicWhereInput[]; forumId?: string };

/** Where to look: in a forum, about a product, at what is followed, or everywhere. */
async function findScope(viewer: Actor, { list, forumSlug, forumId, productSlug }: TopicList): Promise<Scope> {
  if (list === "following") return { branches: await followedBy(viewer) };
  if (productSlug) return { branches: await aboutProduct(productSlug) };
  if (forumId) return { branches: [{ forumId }], forumId };
  if (!forumSlug) return { branches: [{}] };
  const forum = await db.forum.findUnique({ where: { slug: forumSlug }, select: { id: true } });
  return forum ? { branches: [{ forumId: forum.id }], forumId: forum.id } : { branches: [] };
}

/** Topics in a product's forum, and those elsewhere that are tagged with it. */
async function aboutProduct(slug: string): Promise<Prisma.TopicWhereInput[]> {
  const product = await db.product.findUnique({
    where: { slug },
    select: { id: true, forum: { select: { id: true } } },
  });
  if (!product) return [];
  const tagged = { products: { some: { productId: product.id } } };
  return product.forum ? [{ forumId: product.forum.id }, tagged] : [tagged];
}

async function followedBy(viewer: Actor): Promise<Prisma.TopicWhereInput[]> {
  if (!isMember(viewer)) throw new DomainError("unauthenticated");
  const idsOf = async (targetKind: "topic" | "forum" | "member") => {
    const rows = await db.follow.findMany({
      where: { memberId: viewer.id, targetKind, endedAt: null },
      orderBy: { createdAt: "desc" },
      take: followedMax,
      select: { targetId: true },
    });
    return rows.map((row) => row.targetId);
  };
  const [topics, forums, members] = await Promise.all([idsOf("topic"), idsOf("forum"), idsOf("member")]);
  const branches: [string[], Prisma.TopicWhereInput][] = [
    [topics, { id: { in: topics } }],
    [forums, { forumId: { in: forums } }],
    [members, { authorId: { in: members } }],
  ];
  return branches.flatMap(([ids, branch]) => (ids.length > 0 ? [branch] : []));
}

function selectPinned(viewer: Actor, forumId: string): Promise<TopicCardRow[]> {
  return db.topic.findMany({
    where: { AND: [{ forumId, pinnedAt: { not: null } }, visibleTopics(viewer), notDeleted] },
    orderBy: [{ pinnedAt: "desc" }, { id: "asc" }],
    take: pinnedMax,
    select: topicCardFields,
  });
}
