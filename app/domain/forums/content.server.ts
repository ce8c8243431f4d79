import type { Actor } from "#app/domain/core/actor.ts";
import type { ContentSource, ContentView } from "#app/domain/core/content.ts";
import { postPath, topicPath } from "#app/domain/core/links.ts";
import { db } from "#app/platform/db/client.server.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import type { Prisma } from "#prisma/client";
import { hide } from "./hide-content.server.ts";
import { can, postFacts, readablePosts, topicFacts, visibleTopics } from "./policy.ts";
import { restore } from "./restore-post.server.ts";
import { postSearch, topicSearch } from "./search-documents.server.ts";

const excerptGraphemes = 160;

const place = { slug: true, name: true, nameEn: true } as const satisfies Prisma.ForumSelect;

const topicFields = {
  ...topicFacts,
  id: true,
  seq: true,
  slug: true,
  title: true,
  createdAt: true,
  forum: { select: { ...topicFacts.forum.select, ...place } },
  posts: { where: { number: 1 }, select: { ...postFacts, id: true, text: true } },
} satisfies Prisma.TopicSelect;

const postFields = {
  ...postFacts,
  id: true,
  topicId: true,
  text: true,
  topic: { select: { ...topicFacts, title: true, forum: { select: { ...topicFacts.forum.select, ...place } } } },
} satisfies Prisma.PostSelect;

type TopicRow = Prisma.TopicGetPayload<{ select: typeof topicFields }>;
type PostRow = Prisma.PostGetPayload<{ select: typeof postFields }>;

/** Topics in the catalogue of content. */
export const topicContent: ContentSource = {
  kind: "topic",
  ...topicSearch,
  load: async (actor, ids) => {
    const rows = await db.topic.findMany({
      where: { AND: [{ id: { in: ids } }, visibleTopics(actor)] },
      select: topicFields,
    });
    return rows.flatMap((row) => toTopicContent(actor, row));
  },
  hide: (tx, actor, id, reason) => hide(tx, actor, { kind: "topic", id }, reason),
  restore: (tx, actor, id, reason) => restore(tx, actor, { kind: "topic", id }, reason),
};

/** Posts in the catalogue of content. */
export const postContent: ContentSource = {
  kind: "post",
  ...postSearch,
  load: async (actor, ids) => {
    const rows = await db.post.findMany({
      where: { AND: [{ id: { in: ids } }, readablePosts(actor)] },
      select: postFields,
    });
    return rows.map((row) => toPostContent(actor, row));
  },
  hide: (tx, actor, id, reason) => hide(tx, actor, { kind: "post", id }, reason),
  restore: (tx, actor, id, reason) => restore(tx, actor, { kind: "post", id }, reason),
};

function toTopicContent(actor: Actor, row: TopicRow): ContentView[] {
  return row.posts.map((first) => ({
    kind: "topic",
    id: row.id,
    authorId: row.authorId,
    title: row.title,
    excerpt: excerpt(first.text, excerptGraphemes),
    text: first.text,
    createdAt: row.createdAt,
    place: placeOf(row.forum),
    path: topicPath(row),
    threadId: row.id,
    isShown: row.hiddenAt === null && row.deletedAt === null,
    likes: { kind: "post", id: first.id },
    canLike: can(actor, "like", first),
  }));
}

function toPostContent(actor: Actor, row: PostRow): ContentView {
  const { topic } = row;
  const hidden = row.hiddenAt ?? row.deletedAt ?? topic.hiddenAt ?? topic.deletedAt;
  return {
    kind: "post",
    id: row.id,
    authorId: row.authorId,
    title: topic.title,
    excerpt: excerpt(row.text, excerptGraphemes),
    text: row.text,
    createdAt: row.createdAt,
    place: placeOf(topic.forum),
    path: postPath(row.id),
    threadId: row.topicId,
    isShown: hidden === null,
    likes: { kind: "post", id: row.id },
    canLike: can(actor, "like", row),
  };
}

const placeOf = ({ slug, name, nameEn }: ContentView["place"]) => ({ slug, name, nameEn });
