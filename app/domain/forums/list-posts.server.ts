import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { readablePosts, topicFacts, visibleTopics } from "./policy.ts";
import { postViewFields } from "./post-views.ts";
import { viewPosts } from "./view-posts.server.ts";
import type { PostView } from "./views.ts";

/** A post with its words in both forms, for programs. */
export type FullPost = PostView & { topicId: string; text: string | null };

const fields = { ...postViewFields, text: true } satisfies Prisma.PostSelect;
const topicFields = {
  ...topicFacts,
  id: true,
  lastPosterId: true,
  acceptedPostId: true,
} satisfies Prisma.TopicSelect;

type Row = Prisma.PostGetPayload<{ select: typeof fields }>;
type TopicRow = Prisma.TopicGetPayload<{ select: typeof topicFields }>;

/**
 * A page of a topic's posts in the order they were written, without what the viewer may not read: numbers may be missing.
 * @throws DomainError not_found, position_malformed
 */
export async function listPosts(
  viewer: Actor,
  topicId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<FullPost>> {
  const topic = isUuid(topicId)
    ? await db.topic.findFirst({ where: { AND: [{ id: topicId }, visibleTopics(viewer)] }, select: topicFields })
    : null;
  if (!topic) throw new DomainError("not_found");
  const list = `posts:${topicId}`;
  const number = { gt: decodeCursor(after, list)?.value ?? 0 };
  const found = await db.post.findMany({
    where: { AND: [{ topicId, number }, readablePosts(viewer)] },
    orderBy: { number: "asc" },
    take: limit + 1,
    select: fields,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = found.length > limit && last ? encodeCursor({ value: last.number, id: last.id }, list) : null;
  return { items: await viewFull(viewer, topic, rows), next };
}

/**
 * One post.
 * @throws DomainError not_found, also for what the viewer may not read
 */
export async function getPost(viewer: Actor, id: string): Promise<FullPost> {
  const row = isUuid(id)
    ? await db.post.findFirst({
        where: { AND: [{ id }, readablePosts(viewer)] },
        select: { ...fields, topic: { select: topicFields } },
      })
    : null;
  if (!row) throw new DomainError("not_found");
  const [post] = await viewFull(viewer, row.topic, [row]);
  return post!;
}

async function viewFull(viewer: Actor, topic: TopicRow, rows: Row[]): Promise<FullPost[]> {
  const { posts } = await viewPosts(viewer, topic, rows);
  return posts.map((post, at) => ({ ...post, topicId: topic.id, text: post.html === null ? null : rows[at]!.text }));
}
