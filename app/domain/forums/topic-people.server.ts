import type { MemberCardRow } from "#app/domain/accounts/views.ts";
import { Prisma } from "#prisma/client";

/** Who a topic is by and who wrote in it last, as `topicPeople` selects them. */
export type TopicPeople = { author: MemberCardRow; lastPoster: MemberCardRow | null };

const card = (member: "author" | "poster") =>
  Prisma.raw(
    `json_build_object('id', ${member}.id, 'name', ${member}.name, 'former', ${member}.standing = 'removed',
      'avatarUrl', '/media/' || ${member}_face.key || '-' || ${member}_face.widths[1] || '.webp')`,
  );

/** Columns and joins for a statement in which the topic is `t`. */
export const topicPeople = {
  columns: Prisma.sql`${card("author")} AS author, CASE WHEN poster.id IS NOT NULL THEN ${card("poster")} END AS "lastPoster"`,
  joins: Prisma.sql`
    JOIN "Member" author ON author.id = t."authorId" LEFT JOIN "Media" author_face ON author_face.id = author."avatarMediaId"
    LEFT JOIN "Member" poster ON poster.id = t."lastPosterId"
    LEFT JOIN "Media" poster_face ON poster_face.id = poster."avatarMediaId"`,
};
