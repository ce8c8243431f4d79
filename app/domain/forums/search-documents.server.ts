import { firstId, type SearchDocument, type SearchScope, type SearchSource } from "#app/domain/core/search-document.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { accessKey } from "./search-access.ts";

const productNames = { select: { id: true, name: true, nameEn: true } } as const;
const authorNames = { select: { name: true, standing: true } } as const;

const placeFields = {
  forumId: true,
  forum: { select: { readers: true, groupId: true, product: productNames } },
  products: { select: { product: productNames } },
} satisfies Prisma.TopicSelect;

type Place = Prisma.TopicGetPayload<{ select: typeof placeFields }>;

const listed = { hiddenAt: null, deletedAt: null };
const listedTopic = { ...listed, mergedIntoId: null } satisfies Prisma.TopicWhereInput;

/** Topics as search knows them: with the text that opens them. */
export const topicSearch: SearchSource = {
  searchDocuments: async (ids) => {
    const rows = await db.topic.findMany({
      where: { id: { in: ids }, ...listedTopic, posts: { some: { number: 1, ...listed } } },
      select: {
        ...{ ...placeFields, id: true, title: true, tags: true, authorId: true, createdAt: true },
        author: authorNames,
        posts: { where: { number: 1 }, select: { text: true } },
      },
    });
    return rows.map((row) => ({
      ...{ kind: "topic", id: row.id, title: row.title, createdAt: row.createdAt },
      labels: [...row.tags, ...productsOf(row).flatMap(({ name, nameEn }) => [name, nameEn])],
      text: row.posts[0]?.text ?? "",
      ...authorOf(row),
      ...placeOf(row),
    }));
  },
  searchableIds: async ({ after, most, within }) =>
    idsOf(
      await db.topic.findMany({
        where: { AND: [{ id: { gt: after ?? firstId } }, topicsWithin(within)] },
        orderBy: { id: "asc" },
        take: most,
        select: { id: true },
      }),
    ),
};

/** Replies as search knows them; a first post is found as its topic. */
export const postSearch: SearchSource = {
  searchDocuments: async (ids) => {
    const rows = await db.post.findMany({
      where: { id: { in: ids }, number: { gt: 1 }, ...listed, topic: listedTopic },
      select: {
        ...{ id: true, text: true, authorId: true, createdAt: true },
        author: authorNames,
        topic: { select: placeFields },
      },
    });
    return rows.map((row) => ({
      ...{ kind: "post", id: row.id, title: "", labels: [], text: row.text, createdAt: row.createdAt },
      ...authorOf(row),
      ...placeOf(row.topic),
    }));
  },
  searchableIds: async ({ after, most, within }) =>
    idsOf(
      await db.post.findMany({
        where: { AND: [{ id: { gt: after ?? firstId } }, postsWithin(within)] },
        orderBy: { id: "asc" },
        take: most,
        select: { id: true },
      }),
    ),
};

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

function topicsWithin(scope: SearchScope | undefined): Prisma.TopicWhereInput {
  if (!scope) return {};
  if ("topicId" in scope) return { id: scope.topicId };
  if (!("productId" in scope)) return scope;
  const { productId } = scope;
  return { OR: [{ forum: { productId } }, { products: { some: { productId } } }] };
}

function postsWithin(scope: SearchScope | undefined): Prisma.PostWhereInput {
  if (!scope || "topicId" in scope || "authorId" in scope) return scope ?? {};
  return { topic: topicsWithin(scope) };
}

function productsOf({ forum, products }: Place) {
  const all = [forum.product, ...products.map(({ product }) => product)].filter((product) => product !== null);
  return [...new Map(all.map((product) => [product.id, product])).values()];
}

function placeOf(topic: Place): Pick<SearchDocument, "access" | "forumId" | "productIds"> {
  return { access: [accessKey(topic.forum)], forumId: topic.forumId, productIds: idsOf(productsOf(topic)) };
}

/** Who left the club is not found by their name. */
function authorOf(row: { authorId: string; author: { name: string; standing: string } }) {
  return { authorId: row.authorId, author: row.author.standing === "removed" ? "" : row.author.name };
}
