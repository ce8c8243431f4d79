import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { literal } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";

/** Unread things are counted up to here and no further, so that a count costs the same in a busy forum. */
export const unreadMax = 100;

/** Columns and joins that a statement takes in. */
type Part = { columns: Prisma.Sql; joins: Prisma.Sql };

/**
 * How far the viewer has read the topic `t` of a statement, as `lastReadNumber`, and as `unread` how many posts wait
 * there: posts of others that are newer than the viewer's last post read, than the time the forum was marked read, and
 * than the viewer's joining. Both are null for guests.
 */
export function unreadPosts(viewer: Actor): Part {
  if (!isMember(viewer)) return { columns: Prisma.sql`NULL AS "lastReadNumber", NULL AS unread`, joins: Prisma.empty };
  return {
    columns: Prisma.sql`tr."lastNumber" AS "lastReadNumber", fresh.count AS unread`,
    joins: Prisma.sql`
      LEFT JOIN "TopicRead" tr ON tr."topicId" = t.id AND tr."memberId" = ${viewer.id}::uuid
      LEFT JOIN "ForumRead" fr ON fr."forumId" = t."forumId" AND fr."memberId" = ${viewer.id}::uuid
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM (
          SELECT FROM "Post" p
          WHERE t."lastPostAt" > ${since(viewer)}
            AND p."topicId" = t.id AND p.number > coalesce(tr."lastNumber", 0) AND p."createdAt" > ${since(viewer)}
            AND p."authorId" <> ${viewer.id}::uuid AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
          LIMIT ${literal(unreadMax)}
        ) waiting
      ) fresh`,
  };
}

/**
 * How many topics of the forum `f` of a statement hold something the viewer has not read, up to `unreadMax`, as
 * `unread`; null for guests.
 */
export function unreadTopics(viewer: Actor): Part {
  if (!isMember(viewer)) return { columns: Prisma.sql`NULL AS unread`, joins: Prisma.empty };
  return {
    columns: Prisma.sql`fresh.count AS unread`,
    joins: Prisma.sql`
      LEFT JOIN "ForumRead" fr ON fr."forumId" = f.id AND fr."memberId" = ${viewer.id}::uuid
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM (
          SELECT FROM "Topic" t
          LEFT JOIN "TopicRead" tr ON tr."topicId" = t.id AND tr."memberId" = ${viewer.id}::uuid
          WHERE t."forumId" = f.id
            AND t."lastPostAt" > ${since(viewer)}
            AND t."lastNumber" > coalesce(tr."lastNumber", 0)
            AND t."lastPosterId" IS DISTINCT FROM ${viewer.id}::uuid
            AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
            AND NOT EXISTS (
              SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId"
            )
          LIMIT ${literal(unreadMax)}
        ) waiting
      ) fresh`,
  };
}

function since({ joinedAt }: MemberActor): Prisma.Sql {
  return Prisma.sql`greatest(fr."readAt", ${joinedAt}::timestamptz)`;
}
