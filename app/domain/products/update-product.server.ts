import { type Actor, holds } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { detachMedia } from "#app/domain/media/detach-media.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Product } from "#prisma/client";
import { attachImage, demandFreeSku } from "./create-product.server.ts";
import { productNameFold } from "./product-name-fold.ts";
import type { ChangeProduct, UpdateProduct } from "./schema.ts";
import { toFeatures } from "./views.ts";

/**
 * Changes a product. Its address stays, and so does its forum; a forum still called as the product was goes along with
 * a new name. Retiring takes it out of the catalogue and leaves its page.
 * @throws DomainError forbidden, not_found, conflict (its sku belongs to another product), image_missing
 */
export async function updateProduct(actor: Actor, input: UpdateProduct): Promise<{ slug: string }> {
  return change(actor, input.productId, () => input);
}

/**
 * Changes what is named of a product and leaves the rest, its picture among it, as it is at that moment.
 * @throws DomainError forbidden, not_found, conflict (its sku belongs to another product)
 */
export async function changeProduct(actor: Actor, changes: ChangeProduct): Promise<{ slug: string }> {
  return change(actor, changes.productId, (before) => ({ ...asInput(before), ...named(changes) }));
}

type Next = (before: Product) => UpdateProduct;

async function change(actor: Actor, id: string, next: Next): Promise<{ slug: string }> {
  if (!holds(actor, "products.manage")) throw new DomainError("forbidden");
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM "Product" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.product.findUnique({ where: { id } });
    if (!before) throw new DomainError("not_found");
    await write(tx, actor, before, next(before));
    return { slug: before.slug };
  });
}

async function write(tx: Transaction, actor: Actor, before: Product, input: UpdateProduct): Promise<void> {
  const { id } = before;
  const { name, nameEn, category, description, features, sku, imageMediaId, retired } = input;
  await demandFreeSku(tx, sku, id);
  await attachImage(tx, actor, imageMediaId, before.imageMediaId);
  await tx.product.update({
    where: { id },
    data: {
      ...{ name, nameEn, category, description, features },
      ...{ nameFold: productNameFold(input), sku: sku || null, imageMediaId: imageMediaId ?? null },
      retiredAt: retired ? (before.retiredAt ?? now()) : null,
    },
  });
  if (before.imageMediaId && before.imageMediaId !== imageMediaId) await letGoOf(tx, before.imageMediaId);
  await tx.forum.updateMany({ where: { productId: id, name: before.name }, data: { name, nameEn } });
  await publish(tx, "product.updated", { productId: id }, actor.id);
  await audit(tx, actor, {
    action: "product.updated",
    subjectKind: "product",
    subjectId: id,
    before: { name: before.name, category: before.category, sku: before.sku, retired: before.retiredAt !== null },
    after: { name, category, sku: sku || null, retired },
  });
}

/** Lets a picture be swept, unless a product was made with the same one; locked, so that none takes it meanwhile. */
async function letGoOf(tx: Transaction, mediaId: string): Promise<void> {
  await tx.$executeRaw`SELECT id FROM "Media" WHERE id = ${mediaId}::uuid FOR UPDATE`;
  const shown = await tx.product.findFirst({ where: { imageMediaId: mediaId }, select: { id: true } });
  if (!shown) await detachMedia(tx, [mediaId]);
}

/** A product as it would be sent to be left unchanged. */
function asInput(row: Product): UpdateProduct {
  const { id: productId, name, nameEn, category, description, sku, imageMediaId, retiredAt } = row;
  return {
    ...{ productId, name, nameEn, category, description, features: toFeatures(row.features) },
    ...{ sku: sku ?? undefined, imageMediaId: imageMediaId ?? undefined, retired: retiredAt !== null },
  };
}

/** Only what was sent: an absent field is no change, however it is absent. */
function named(changes: ChangeProduct): ChangeProduct {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as ChangeProduct;
}
