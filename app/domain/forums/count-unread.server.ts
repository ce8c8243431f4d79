import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { ReadState } from "./views.ts";

/** Unread things are counted up to here and no further, so that a count costs the same in a busy forum. */
export const unreadMax = 100;

/**
 * How far the viewer has read each of a page's topics, and how many posts wait there: posts of others that are newer
 * than the viewer's last post read, than the time the forum was marked read, and than the viewer's joining.
 * One query; nothing for guests.
 */
export async function countUnreadPosts(viewer: Actor, topicIds: string[]): Promise<Map<string, ReadState>> {
  if (!isMember(viewer) || topicIds.length === 0) return new Map();
  const rows = await db.$queryRaw<({ topicId: string } & ReadState)[]>`
    SELECT t.id AS "topicId", tr."lastNumber" AS "lastReadNumber", fresh.count AS unread
    FROM "Topic" t
    LEFT JOIN "TopicRead" tr ON tr."topicId" = t.id AND tr."memberId" = ${viewer.id}::uuid
    LEFT JOIN "ForumRead" fr ON fr."forumId" = t."forumId" AND fr."memberId" = ${viewer.id}::uuid
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM (
        SELECT FROM "Post" p
        WHERE p."topicId" = t.id AND p.number > coalesce(tr."lastNumber", 0)
          AND p."createdAt" > greatest(fr."readAt", ${viewer.joinedAt}::timestamptz)
          AND p."authorId" <> ${viewer.id}::uuid AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
        LIMIT ${unreadMax}
      ) waiting
    ) fresh
    WHERE t.id = ANY(${topicIds}::uuid[])`;
  return new Map(rows.map(({ topicId, ...state }) => [topicId, state]));
}

/**
 * How many topics of each forum hold something the viewer has not read, up to `unreadMax`, by forum id.
 * The forums must be ones the viewer may read. One query; nothing for guests.
 */
export async function countUnread(viewer: Actor, forumIds: string[]): Promise<Map<string, number>> {
  if (!isMember(viewer) || forumIds.length === 0) return new Map();
  const rows = await selectUnread(viewer, forumIds);
  return new Map(rows.map((row) => [row.forumId, row.unread]));
}

function selectUnread(viewer: MemberActor, forumIds: string[]): Promise<{ forumId: string; unread: number }[]> {
  return db.$queryRaw`
    SELECT f.id AS "forumId", fresh.count AS unread
    FROM "Forum" f
    LEFT JOIN "ForumRead" fr ON fr."forumId" = f.id AND fr."memberId" = ${viewer.id}::uuid
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM (
        SELECT FROM "Topic" t
        LEFT JOIN "TopicRead" tr ON tr."topicId" = t.id AND tr."memberId" = ${viewer.id}::uuid
        WHERE t."forumId" = f.id
          AND t."lastPostAt" > greatest(fr."readAt", ${viewer.joinedAt}::timestamptz)
          AND t."lastNumber" > coalesce(tr."lastNumber", 0)
          AND t."lastPosterId" IS DISTINCT FROM ${viewer.id}::uuid
          AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
          AND NOT EXISTS (
            SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId"
          )
        LIMIT ${unreadMax}
      ) waiting
    ) fresh
    WHERE f.id = ANY(${forumIds}::uuid[])`;
}
