import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Likes and replies of a post, and whether the viewer likes it. */
export type PostCounts = { likeCount: number; likedByMe: boolean; replyCount: number };

/** Likes and readable replies of a page's posts, by post id: one query. */
export async function findPostCounts(viewer: Actor, postIds: string[]): Promise<Map<string, PostCounts>> {
  if (postIds.length === 0) return new Map();
  const rows = await db.$queryRaw<({ id: string } & PostCounts)[]>`
    SELECT p.id,
      (SELECT count(*)::int FROM "Like" l WHERE l."contentKind" = 'post' AND l."contentId" = p.id) AS "likeCount",
      EXISTS (
        SELECT FROM "Like" l
        WHERE l."contentKind" = 'post' AND l."contentId" = p.id AND l."memberId" = ${viewer.id}::uuid
      ) AS "likedByMe",
      (
        SELECT count(*)::int FROM "Post" r
        WHERE r."replyToId" = p.id AND r."topicId" = p."topicId" AND r."hiddenAt" IS NULL AND r."deletedAt" IS NULL
      ) AS "replyCount"
    FROM "Post" p WHERE p.id = ANY(${postIds}::uuid[])`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
