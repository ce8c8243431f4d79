import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { visiblePosts } from "./policy.ts";
import { selectPostRows } from "./select-posts.server.ts";
import { viewPosts } from "./view-posts.server.ts";
import { type PostView, type TopicViewRow, topicViewFields } from "./views.ts";
import { postIsReadable } from "./visible-sql.server.ts";

/** Replies that open under a post at once; the rest is found further down the topic. */
const repliesMax = 50;

/**
 * The replies written to a post, in the order of the topic, to open in place: at most `repliesMax`.
 * @throws DomainError not_found
 */
export async function listReplies(viewer: Actor, postId: string): Promise<PostView[]> {
  const topic = await topicOf(viewer, postId);
  const where = Prisma.sql`
    p."replyToId" = ${postId}::uuid AND p."topicId" = ${topic.id}::uuid AND ${postIsReadable(viewer)}`;
  return viewPosts(viewer, topic, await selectPostRows(viewer, { where, limit: repliesMax }));
}

/**
 * One post as it stands on its topic's page, to open in place what a reply answers.
 * @throws DomainError not_found
 */
export async function getPost(viewer: Actor, postId: string): Promise<PostView> {
  const topic = await topicOf(viewer, postId);
  const rows = await selectPostRows(viewer, { where: Prisma.sql`p.id = ${postId}::uuid`, limit: 1 });
  const [post] = await viewPosts(viewer, topic, rows);
  if (!post) throw new DomainError("not_found");
  return post;
}

/** The topic of a post that has its place on the viewer's page. */
async function topicOf(viewer: Actor, postId: string): Promise<TopicViewRow> {
  const post = isUuid(postId)
    ? await db.post.findFirst({
        where: { AND: [{ id: postId }, visiblePosts(viewer)] },
        select: { topic: { select: topicViewFields } },
      })
    : null;
  if (!post) throw new DomainError("not_found");
  return post.topic;
}
