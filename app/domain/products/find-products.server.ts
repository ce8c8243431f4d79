import type { Actor } from "#app/domain/core/actor.ts";
import { findProductIds } from "./find-product-ids.server.ts";
import { listProductNames } from "./list-product-names.server.ts";
import { suggestedMax } from "./rules.ts";
import type { ProductName } from "./views.ts";

/** Products for what somebody types after #, at most `suggestedMax`, the best first. The catalogue is open to all. */
export async function findProducts(_viewer: Actor, question: string): Promise<ProductName[]> {
  const ids = await findProductIds(question, { limit: suggestedMax });
  return listProductNames(ids);
}
