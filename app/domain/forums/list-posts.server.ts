import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { readablePosts, topicFacts } from "./policy.ts";
import type { PostRow } from "./post-views.ts";
import { selectFullPostRows } from "./select-posts.server.ts";
import { selectTopicFacts, type TopicFactsRow, visibleTopicId } from "./select-topic.server.ts";
import { viewPosts } from "./view-posts.server.ts";
import type { PostView } from "./views.ts";
import { postIsReadable } from "./visible-sql.server.ts";

/** A post with its words in both forms, for programs. */
export type FullPost = PostView & { topicId: string; text: string | null };

const topicFields = { ...topicFacts, id: true, acceptedPostId: true } satisfies Prisma.TopicSelect;

type Row = PostRow & { text: string };

/**
 * A page of a topic's posts in the order they were written, without what the viewer may not read: numbers may be missing.
 * @throws DomainError not_found, position_malformed
 */
export async function listPosts(
  viewer: Actor,
  topicId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<FullPost>> {
  if (!isUuid(topicId)) throw new DomainError("not_found");
  const list = `posts:${topicId}`;
  const behind = decodeCursor(after, list)?.value ?? 0;
  const within = visibleTopicId(viewer, { id: topicId });
  const where = Prisma.sql`p."topicId" = ${within} AND p.number > ${behind}::bigint AND ${postIsReadable(viewer)}`;
  const [topic, found] = await Promise.all([
    selectTopicFacts(viewer, topicId),
    selectFullPostRows(viewer, { where, limit: limit + 1 }),
  ]);
  if (!topic) throw new DomainError("not_found");
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
  const found = isUuid(id)
    ? await db.post.findFirst({
        where: { AND: [{ id }, readablePosts(viewer)] },
        select: { topic: { select: topicFields } },
      })
    : null;
  if (!found) throw new DomainError("not_found");
  const rows = await selectFullPostRows(viewer, { where: Prisma.sql`p.id = ${id}::uuid`, limit: 1 });
  const [post] = await viewFull(viewer, found.topic, rows);
  if (!post) throw new DomainError("not_found");
  return post;
}

async function viewFull(viewer: Actor, topic: TopicFactsRow, rows: Row[]): Promise<FullPost[]> {
  const posts = await viewPosts(viewer, topic, rows);
  return posts.map((post, at) => ({ ...post, topicId: topic.id, text: post.html === null ? null : rows[at]!.text }));
}
