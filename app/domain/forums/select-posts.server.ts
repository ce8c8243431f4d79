import type { Actor } from "#app/domain/core/actor.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import type { PostCounts, PostViewRow } from "./post-views.ts";

/** A post's columns for its place on a page, with what it answers, its likes and its replies. */
export type PostRow = PostViewRow & PostCounts;

type Wanted = { where: Prisma.Sql; limit: number; order?: "ASC" | "DESC" };

/**
 * Posts in the order of their numbers, in one statement. What the viewer may read is for the caller to say in `where`,
 * in which the post is `p`.
 */
export function selectPostRows(viewer: Actor, wanted: Wanted): Promise<PostRow[]> {
  return select(viewer, wanted, Prisma.empty);
}

/** The same with the posts' words as plain text. */
export function selectFullPostRows(viewer: Actor, wanted: Wanted): Promise<(PostRow & { text: string })[]> {
  return select(viewer, wanted, Prisma.sql`p.text,`);
}

function select<Row extends PostRow>(viewer: Actor, wanted: Wanted, more: Prisma.Sql): Promise<Row[]> {
  const { where, limit, order = "ASC" } = wanted;
  return selectRows<Row>`
    SELECT p.id, p.number, p."authorId", p.html, ${more} p.revision, p."createdAt", p."editedAt", p."hiddenAt",
      p."deletedAt", p."deletedBy"::text,
      (
        SELECT json_build_object('id', o.id, 'number', o.number, 'topicId', o."topicId", 'authorId', o."authorId")
        FROM "Post" o WHERE o.id = p."replyToId"
      ) AS "replyTo",
      (SELECT count(*)::int FROM "Like" l WHERE l."contentKind" = 'post' AND l."contentId" = p.id) AS "likeCount",
      EXISTS (
        SELECT FROM "Like" l
        WHERE l."contentKind" = 'post' AND l."contentId" = p.id AND l."memberId" = ${viewer.id}::uuid
      ) AS "likedByMe",
      (
        SELECT count(*)::int FROM "Post" r
        WHERE r."replyToId" = p.id AND r."topicId" = p."topicId" AND r."hiddenAt" IS NULL AND r."deletedAt" IS NULL
      ) AS "replyCount"
    FROM "Post" p WHERE ${where} ORDER BY p.number ${Prisma.raw(order)} LIMIT ${limit}::int`;
}
