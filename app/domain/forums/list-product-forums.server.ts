import type { Actor } from "#app/domain/core/actor.ts";
import { findProductIds } from "#app/domain/products/find-product-ids.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { countUnread } from "./count-unread.server.ts";
import { visibleForums } from "./policy.ts";
import { type ForumCard, forumCardFields, toForumCard } from "./views.ts";

/** Forums of products shown at once. */
const shownMax = 12;
const foundMax = 30;

/**
 * The forums of products that somebody may read: those whose product is named like the question, or, without one, the
 * ones where something was written last.
 */
export async function listProductForums(viewer: Actor, asked: string): Promise<ForumCard[]> {
  const ids = asked ? await findProductIds(asked, { limit: foundMax }) : null;
  const rows = await db.forum.findMany({
    where: { AND: [visibleForums(viewer), { productId: ids ? { in: ids } : { not: null } }] },
    orderBy: [{ lastPostAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: ids ? foundMax : shownMax,
    select: forumCardFields,
  });
  const unread = await countUnread(
    viewer,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toForumCard(row, unread.get(row.id) ?? null));
}
