import { freeSlug } from "#app/domain/core/free-slug.ts";
import type { ImportedProduct } from "#app/domain/products/import-products.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { shareOf } from "./import-times.ts";
import { findProductsSection } from "./open-forum.server.ts";

/**
 * Finds the forums of imported products, and opens those that are missing under their products' names, in one statement
 * as `openForum` does one by one.
 * @returns the forums by the product's id
 */
export async function importProductForums(
  tx: Transaction,
  products: ImportedProduct[],
): Promise<Map<string, { id: string; isNew: boolean }>> {
  const rows = await tx.forum.findMany({
    where: { productId: { in: products.map(({ id }) => id) } },
    select: { id: true, productId: true },
  });
  const forums = new Map(rows.map(({ id, productId }) => [productId!, { id, isNew: false }]));
  const fresh = products.filter(({ id }) => !forums.has(id));
  if (fresh.length === 0) return forums;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('forum slugs', 0))`;
  const begins = fresh.map(({ slug }) => ({ slug: { startsWith: slug } }));
  const taken = (await tx.forum.findMany({ where: { OR: begins }, select: { slug: true } })).map(({ slug }) => slug);
  const sectionId = await findProductsSection(tx);
  const opened = fresh.map(({ id: productId, name, slug: wanted, createdAt }) => {
    const slug = freeSlug(wanted, taken);
    taken.push(slug);
    return { id: uuidv7(), slug, name, productId, sectionId, createdAt, hue: Math.floor(shareOf(name) * 360) };
  });
  await tx.forum.createMany({ data: opened });
  for (const { id, productId } of opened) forums.set(productId, { id, isNew: true });
  return forums;
}
