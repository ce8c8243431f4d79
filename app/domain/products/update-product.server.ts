import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { now } from "#app/platform/clock.ts";
import { demandFreeSku } from "./create-product.server.ts";
import { productNameFold } from "./product-name-fold.ts";
import type { UpdateProduct } from "./schema.ts";

/**
 * Changes a product. Its address stays, and so does its forum; a forum still called as the product was goes along with
 * a new name. Retiring takes it out of the catalogue and leaves its page.
 * @throws DomainError forbidden, not_found, conflict (its sku belongs to another product), image_missing
 */
export async function updateProduct(actor: Actor, input: UpdateProduct): Promise<{ slug: string }> {
  if (!isMember(actor) || !holds(actor, "products.manage")) throw new DomainError("forbidden");
  const { productId: id, name, nameEn, category, description, features, sku, imageMediaId, retired } = input;
  return transaction(async (tx) => {
    const before = await tx.product.findUnique({ where: { id } });
    if (!before) throw new DomainError("not_found");
    await demandFreeSku(tx, sku, id);
    const shown = before.imageMediaId ? [before.imageMediaId] : [];
    await attachMedia(tx, actor, imageMediaId ? [imageMediaId] : [], shown, "imageMediaId");
    await tx.product.update({
      where: { id },
      data: {
        ...{ name, nameEn, category, description, features },
        ...{ nameFold: productNameFold(input), sku: sku || null, imageMediaId: imageMediaId ?? null },
        retiredAt: retired ? (before.retiredAt ?? now()) : null,
      },
    });
    await tx.forum.updateMany({ where: { productId: id, name: before.name }, data: { name, nameEn } });
    await audit(tx, actor, {
      action: "product.updated",
      subjectKind: "product",
      subjectId: id,
      before: { name: before.name, category: before.category, sku: before.sku, retired: before.retiredAt !== null },
      after: { name, category, sku: sku || null, retired },
    });
    return { slug: before.slug };
  });
}
