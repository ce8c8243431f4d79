import { freeSlug } from "#app/domain/core/free-slug.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { slugify } from "#app/platform/persian/text.ts";

/** A product as a file names it; its name is also its key. */
export type ProductToImport = {
  name: string;
  category: string;
  features: [name: string, value: string][];
  createdAt: Date;
};

/** Finds the product that an earlier import made from the same name, or makes it. What staff changed since stays. */
export async function importProduct(
  tx: Transaction,
  product: ProductToImport,
): Promise<{ id: string; slug: string; isNew: boolean }> {
  const { name, category, features, createdAt } = product;
  const known = await tx.product.findUnique({ where: { importKey: name }, select: { id: true, slug: true } });
  if (known) return { ...known, isNew: false };
  const base = slugify(name) || "product";
  const taken = await tx.product.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slug = freeSlug(
    base,
    taken.map((row) => row.slug),
  );
  const id = uuidv7();
  await tx.product.create({
    data: { id, slug, name, nameFold: fold(name), category, features, importKey: name, createdAt },
  });
  return { id, slug, isNew: true };
}
