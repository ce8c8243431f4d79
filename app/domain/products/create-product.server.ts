import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { freeSlug } from "#app/domain/core/free-slug.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { openForum } from "#app/domain/forums/open-forum.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { slugify } from "#app/platform/persian/text.ts";
import { productNameFold } from "./product-name-fold.ts";
import type { CreateProduct } from "./schema.ts";

/** The address of a product whose name has no letters. */
const namelessSlug = "product";
/** Addresses under /products that are the site's own. */
const reservedSlugs = ["find"];

/**
 * Adds a product to the catalogue, with its forum: both or neither.
 * @throws DomainError forbidden, conflict (its sku belongs to another product), image_missing
 */
export async function createProduct(
  actor: Actor,
  input: CreateProduct,
): Promise<{ id: string; slug: string; forum: { id: string; slug: string } }> {
  if (!isMember(actor) || !holds(actor, "products.manage")) throw new DomainError("forbidden");
  const { name, nameEn, category, description, features, sku, imageMediaId } = input;
  return transaction(async (tx) => {
    await demandFreeSku(tx, sku);
    await attachMedia(tx, actor, imageMediaId ? [imageMediaId] : [], [], "imageMediaId");
    const [id, slug, createdAt] = [uuidv7(), await findFreeSlug(tx, name), now()];
    await tx.product.create({
      data: {
        ...{ id, slug, name, nameEn, category, description, features, createdAt },
        ...{ nameFold: productNameFold(input), sku: sku || null, imageMediaId: imageMediaId ?? null },
      },
    });
    const forum = await openForum(tx, { name, nameEn, productId: id });
    await publish(tx, "product.created", { productId: id, forumId: forum.id }, actor.id);
    await publish(tx, "forum.created", { forumId: forum.id }, actor.id);
    await audit(tx, actor, { action: "product.created", subjectKind: "product", subjectId: id, after: { name, slug } });
    return { id, slug, forum };
  });
}

/** Refuses a shop's code that another product has, on its own field. */
export async function demandFreeSku(tx: Transaction, sku: string | undefined, productId?: string): Promise<void> {
  const taken = sku ? await tx.product.findUnique({ where: { sku }, select: { id: true } }) : null;
  if (taken && taken.id !== productId) throw new DomainError("conflict", { field: "sku" });
}

async function findFreeSlug(tx: Transaction, name: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('product slugs', 0))`;
  const base = slugify(name) || namelessSlug;
  const taken = await tx.product.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  return freeSlug(base, [...reservedSlugs, ...taken.map((row) => row.slug)]);
}
