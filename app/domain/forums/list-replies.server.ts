import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { readablePosts, visiblePosts } from "./policy.ts";
import { postViewFields } from "./post-views.ts";
import { viewPosts } from "./view-posts.server.ts";
import { type PostView, topicViewFields } from "./views.ts";

/** Replies that open under a post at once; the rest is found further down the topic. */
const repliesMax = 50;

/**
 * The replies written to a post, in the order of the topic, to open in place: at most `repliesMax`.
 * @throws DomainError not_found
 */
export async function listReplies(viewer: Actor, postId: string): Promise<PostView[]> {
  const post = await selectPost(viewer, postId);
  const rows = await db.post.findMany({
    where: { AND: [{ replyToId: post.id, topicId: post.topic.id }, readablePosts(viewer)] },
    orderBy: { number: "asc" },
    take: repliesMax,
    select: postViewFields,
  });
  return (await viewPosts(viewer, post.topic, rows)).posts;
}

/**
 * One post as it stands on its topic's page, to open in place what a reply answers.
 * @throws DomainError not_found
 */
export async function getPost(viewer: Actor, postId: string): Promise<PostView> {
  const { topic, ...row } = await selectPost(viewer, postId);
  const { posts } = await viewPosts(viewer, topic, [row]);
  return posts[0]!;
}

async function selectPost(viewer: Actor, postId: string) {
  const post = isUuid(postId)
    ? await db.post.findFirst({
        where: { AND: [{ id: postId }, visiblePosts(viewer)] },
        select: { ...postViewFields, topic: { select: topicViewFields } },
      })
    : null;
  if (!post) throw new DomainError("not_found");
  return post;
}
