import { freeSlug } from "#app/domain/core/free-slug.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { slugify } from "#app/platform/persian/text.ts";
import { productNameFold } from "./product-name-fold.ts";

/** A product as a file names it; its name is also its key. */
export type ProductToImport = {
  name: string;
  category: string;
  features: [name: string, value: string][];
  createdAt: Date;
};

export type ImportedProduct = { id: string; name: string; slug: string; createdAt: Date; isNew: boolean };

/**
 * Finds the products that an earlier import made from the same names, and makes the others. What staff changed since
 * stays.
 * @returns the products by the name in the file
 */
export async function importProducts(
  tx: Transaction,
  products: ProductToImport[],
): Promise<Map<string, ImportedProduct>> {
  const rows = await tx.product.findMany({
    where: { importKey: { in: products.map(({ name }) => name) } },
    select: { id: true, name: true, slug: true, createdAt: true, importKey: true },
  });
  const found = new Map<string, ImportedProduct>();
  for (const { importKey, ...row } of rows) found.set(importKey!, { ...row, isNew: false });
  const fresh = products.filter(({ name }) => !found.has(name));
  if (fresh.length === 0) return found;
  const taken = await findTakenSlugs(tx, fresh);
  for (const { name, createdAt } of fresh) {
    const slug = freeSlug(slugOf(name), taken);
    taken.push(slug);
    found.set(name, { id: uuidv7(), name, slug, createdAt, isNew: true });
  }
  await tx.product.createMany({
    data: fresh.map(({ name, category, features, createdAt }) => {
      const { id, slug } = found.get(name)!;
      return { id, slug, name, nameFold: productNameFold({ name }), category, features, importKey: name, createdAt };
    }),
  });
  return found;
}

/** Slugs are given to one at a time, here and in `createProduct`. */
async function findTakenSlugs(tx: Transaction, products: ProductToImport[]): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('product slugs', 0))`;
  const begins = products.map(({ name }) => ({ slug: { startsWith: slugOf(name) } }));
  const rows = await tx.product.findMany({ where: { OR: begins }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

function slugOf(name: string): string {
  return slugify(name) || "product";
}
