import { db } from "#app/platform/db/client.server.ts";
import type { ProductName } from "./views.ts";

/** The names of products by their ids, in the order of the ids; those that are there no more are left out. */
export async function listProductNames(ids: readonly string[]): Promise<ProductName[]> {
  if (ids.length === 0) return [];
  const rows = await db.product.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, slug: true, name: true, nameEn: true },
  });
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
