import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { type AddedProduct, addProduct } from "./add-product.server.ts";
import type { CreateProduct } from "./schema.ts";

/**
 * Adds a product to the catalogue, with its forum: both or neither.
 * @throws DomainError forbidden, conflict (its sku belongs to another product), image_missing
 */
export async function createProduct(actor: Actor, input: CreateProduct): Promise<AddedProduct> {
  if (!holds(actor, "products.manage")) throw new DomainError("forbidden");
  const { name, sku, imageMediaId } = input;
  return transaction(async (tx) => {
    await demandFreeSku(tx, sku);
    await attachImage(tx, actor, imageMediaId, null);
    const added = await addProduct(tx, input, { actorId: actor.id });
    const { id, slug } = added;
    await audit(tx, actor, { action: "product.created", subjectKind: "product", subjectId: id, after: { name, slug } });
    return added;
  });
}

/**
 * Keeps a product's picture. Pictures belong to members, so an integration brings none.
 * @throws DomainError image_missing
 */
export async function attachImage(tx: Transaction, actor: Actor, id: string | undefined, before: string | null) {
  if (!id || id === before) return;
  if (!isMember(actor)) throw new DomainError("image_missing", { field: "imageMediaId" });
  await attachMedia(tx, actor, [id], [], "imageMediaId");
}

/** Refuses a shop's code that another product has, on its own field. */
export async function demandFreeSku(tx: Transaction, sku: string | undefined, productId?: string): Promise<void> {
  const taken = sku ? await tx.product.findUnique({ where: { sku }, select: { id: true } }) : null;
  if (taken && taken.id !== productId) throw new DomainError("conflict", { field: "sku" });
}
