import type { Actor } from "#app/domain/core/actor.ts";
import { literal, selectShortRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import type { PostRow } from "./post-views.ts";

type Wanted = { where: Prisma.Sql; limit: number; order?: "ASC" | "DESC" };

/**
 * Posts in the order of their numbers, with everybody in them, in one statement. What the viewer may read is for the
 * caller to say in `where`, in which the post is `p`.
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
  return selectShortRows<Row>`
    SELECT p.id, p.number, p."authorId", p.html, ${more} p.revision, p."createdAt", p."editedAt", p."hiddenAt",
      p."deletedAt", p."deletedBy"::text,
      (
        SELECT json_build_object('id', o.id, 'number', o.number, 'authorName', by.name)
        FROM "Post" o JOIN "Member" by ON by.id = o."authorId" WHERE o.id = p."replyToId"
      ) AS "replyTo",
      (SELECT count(*)::int FROM "Like" l WHERE l."contentKind" = 'post' AND l."contentId" = p.id) AS "likeCount",
      EXISTS (
        SELECT FROM "Like" l
        WHERE l."contentKind" = 'post' AND l."contentId" = p.id AND l."memberId" = ${viewer.id}::uuid
      ) AS "likedByMe",
      (
        SELECT count(*)::int FROM "Post" r
        WHERE r."replyToId" = p.id AND r."topicId" = p."topicId" AND r."hiddenAt" IS NULL AND r."deletedAt" IS NULL
      ) AS "replyCount",
      ${authorColumns(viewer)}
    FROM "Post" p JOIN "Member" m ON m.id = p."authorId" LEFT JOIN "Media" avatar ON avatar.id = m."avatarMediaId"
    WHERE ${where} ORDER BY p.number ${Prisma.raw(order)} LIMIT ${literal(limit)}`;
}

function authorColumns(viewer: Actor): Prisma.Sql {
  return Prisma.sql`
    m.name AS "authorName", m.trust AS "authorTrust", m."createdAt" AS "authorJoinedAt",
    m.standing = 'removed' AS "authorFormer",
    '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "authorAvatarUrl",
    EXISTS (SELECT FROM "MemberRole" r WHERE r."memberId" = m.id AND r.role <> 'integrator') AS "authorIsStaff",
    EXISTS (
      SELECT FROM "ProductOwner" owner
      WHERE owner."memberId" = m.id AND owner."verifiedAt" IS NOT NULL AND owner."productId" IN (
        SELECT about."productId" FROM "TopicProduct" about WHERE about."topicId" = p."topicId"
        UNION ALL
        SELECT home."productId" FROM "Topic" within JOIN "Forum" home ON home.id = within."forumId"
        WHERE within.id = p."topicId"
      )
    ) AS "authorVerified",
    EXISTS (
      SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = m.id AND b.distance = 'block'
    ) AS "authorBlocked"`;
}
