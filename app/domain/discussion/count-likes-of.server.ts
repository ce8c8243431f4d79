import { isUuid } from "#app/domain/core/references.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";

/** How many like some posts, and the topic each stands in, for those who have it open. */
export type PostLikes = { id: string; topicId: string; count: number };

/** The likes of posts by their ids, in one statement; a post that is not there is left out. */
export function countLikesOfPosts(postIds: readonly string[]): Promise<PostLikes[]> {
  return selectRows<PostLikes>`
    SELECT p.id, p."topicId",
      (SELECT count(*)::int FROM "Like" l WHERE l."contentKind" = 'post' AND l."contentId" = p.id) AS count
    FROM "Post" p WHERE p.id = ANY(${postIds.filter(isUuid)}::uuid[])`;
}
