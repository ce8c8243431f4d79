import type { Actor } from "#app/domain/core/actor.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { unreadTopics } from "./unread-sql.server.ts";
import type { ForumCardRow } from "./views.ts";
import { forumIsOpen } from "./visible-sql.server.ts";

/** Which forums are wanted, in SQL in which the forum is `f`; more columns begin with a comma. */
type Wanted = { where: Prisma.Sql; order: Prisma.Sql; columns?: Prisma.Sql; limit?: Prisma.Sql };

/** Forums that the viewer may read, with all that stands on their cards, in one statement. */
export function selectForumCards<More extends object = object>(
  viewer: Actor,
  { where, order, columns = Prisma.empty, limit = Prisma.empty }: Wanted,
): Promise<(ForumCardRow & More)[]> {
  const unread = unreadTopics(viewer);
  return selectRows<ForumCardRow & More>`
    SELECT f.id, f.slug, f.name, f."nameEn", f.description, f.hue, f.icon, f.readers::text, f."topicCount",
      f."postCount", f."lastPostAt",
      CASE WHEN p.id IS NOT NULL THEN json_build_object('slug', p.slug, 'name', p.name) END AS product,
      ${unread.columns} ${columns}
    FROM "Forum" f LEFT JOIN "Product" p ON p.id = f."productId" ${unread.joins}
    WHERE ${where} AND ${forumIsOpen(viewer)} ORDER BY ${order} ${limit}`;
}
