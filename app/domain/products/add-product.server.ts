import { freeSlug } from "#app/domain/core/free-slug.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { openForum } from "#app/domain/forums/open-forum.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { slugify } from "#app/platform/persian/text.ts";
import { productNameFold } from "./product-name-fold.ts";
import type { CreateProduct } from "./schema.ts";

/** The address of a product whose name has no letters. */
const namelessSlug = "product";
/** Addresses under /products and /staff/products that are the site's own. */
const reservedSlugs = ["find", "new"];

export type AddedProduct = { id: string; slug: string; forum: { id: string; slug: string } };

/**
 * Writes a product, its forum and both facts, in the transaction of whoever may add one.
 * @param source.actorId who adds it; null for an import
 * @param source.importKey what an import knows it by
 */
export async function addProduct(
  tx: Transaction,
  input: CreateProduct,
  source: { actorId: string | null; importKey?: string | null },
): Promise<AddedProduct> {
  const { name, nameEn, category, description, features, sku, imageMediaId } = input;
  const [id, slug, createdAt] = [uuidv7(), await findFreeSlug(tx, name), now()];
  await tx.product.create({
    data: {
      ...{ id, slug, name, nameEn, category, description, features, createdAt },
      ...{ nameFold: productNameFold(input), sku: sku || null, imageMediaId: imageMediaId ?? null },
      importKey: source.importKey ?? null,
    },
  });
  const forum = await openForum(tx, { name, nameEn, productId: id });
  await publish(tx, "product.created", { productId: id, forumId: forum.id }, source.actorId);
  await publish(tx, "forum.created", { forumId: forum.id }, source.actorId);
  return { id, slug, forum };
}

/** Lets one transaction at a time give addresses to products. */
export async function lockProductSlugs(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('product slugs', 0))`;
}

async function findFreeSlug(tx: Transaction, name: string): Promise<string> {
  await lockProductSlugs(tx);
  const base = slugify(name) || namelessSlug;
  const taken = await tx.product.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  return freeSlug(base, [...reservedSlugs, ...taken.map((row) => row.slug)]);
}
