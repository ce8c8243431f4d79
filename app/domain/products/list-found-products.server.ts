import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { listProductCards } from "./list-product-cards.server.ts";
import { type ProductCard, productCardFields } from "./views.ts";

/** The cards of products by id, in any order, without those that are retired. */
export async function listFoundProducts(viewer: Actor, ids: string[]): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.product.findMany({ where: { id: { in: ids }, retiredAt: null }, select: productCardFields });
  return listProductCards(viewer, rows);
}
