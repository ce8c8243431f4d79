import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { findProductIds } from "./find-product-ids.server.ts";
import { suggestedMax } from "./rules.ts";
import type { ProductName } from "./views.ts";

/** Products for what somebody types after #, at most `suggestedMax`, the best first. The catalogue is open to all. */
export async function findProducts(_viewer: Actor, question: string): Promise<ProductName[]> {
  const ids = await findProductIds(question, { limit: suggestedMax });
  if (ids.length === 0) return [];
  const rows = await db.product.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, name: true, nameEn: true },
  });
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
