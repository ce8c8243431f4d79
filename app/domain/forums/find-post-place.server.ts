import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visiblePosts } from "./policy.ts";
import type { TopicPlace } from "./views.ts";

/** Where a post stands now, wherever it was moved to; null when there is none that the viewer may see. */
export async function findPostPlace(viewer: Actor, postId: string): Promise<(TopicPlace & { number: number }) | null> {
  if (!isUuid(postId)) return null;
  const post = await db.post.findFirst({
    where: { AND: [{ id: postId }, visiblePosts(viewer)] },
    select: { number: true, topic: { select: { seq: true, slug: true, forum: { select: { slug: true } } } } },
  });
  if (!post) return null;
  const { seq, slug, forum } = post.topic;
  return { seq, slug, forumSlug: forum.slug, number: post.number };
}
