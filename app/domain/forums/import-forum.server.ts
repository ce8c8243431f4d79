import { freeSlug } from "#app/domain/core/free-slug.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { shareOf } from "./import-times.ts";

/** Finds the forum of an imported product, or opens it under the product's name. */
export async function importForum(
  tx: Transaction,
  product: { id: string; name: string; slug: string; createdAt: Date },
): Promise<{ id: string; isNew: boolean }> {
  const known = await tx.forum.findUnique({ where: { productId: product.id }, select: { id: true } });
  if (known) return { id: known.id, isNew: false };
  const taken = await tx.forum.findMany({ where: { slug: { startsWith: product.slug } }, select: { slug: true } });
  const slug = freeSlug(
    product.slug,
    taken.map((row) => row.slug),
  );
  const { id: productId, name, createdAt } = product;
  const id = uuidv7();
  await tx.forum.create({ data: { id, slug, name, productId, createdAt, hue: Math.floor(shareOf(name) * 360) } });
  return { id, isNew: true };
}
