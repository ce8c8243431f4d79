import type { Actor } from "#app/domain/core/actor.ts";
import { findProductIds } from "#app/domain/products/find-product-ids.server.ts";
import { literal } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { selectForumCards } from "./select-forum-cards.server.ts";
import { type ForumCard, toForumCard } from "./views.ts";

/** Forums of products shown at once. */
const shownMax = 12;
const foundMax = 30;

/**
 * The forums of products that somebody may read: those whose product is named like the question, or, without one, the
 * ones where something was written last.
 */
export async function listProductForums(viewer: Actor, asked: string): Promise<ForumCard[]> {
  const ids = asked ? await findProductIds(asked, { limit: foundMax }) : null;
  const rows = await selectForumCards(viewer, {
    where: ids ? Prisma.sql`f."productId" = ANY(${ids}::uuid[])` : Prisma.sql`f."productId" IS NOT NULL`,
    order: Prisma.sql`f."lastPostAt" DESC NULLS LAST, f.id`,
    limit: Prisma.sql`LIMIT ${literal(ids ? foundMax : shownMax)}`,
  });
  return rows.map(toForumCard);
}
