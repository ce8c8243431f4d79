import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { visibleForums } from "#app/domain/forums/policy.ts";
import { db } from "#app/platform/db/client.server.ts";
import { findImageUrls } from "./list-product-cards.server.ts";
import { rateProducts } from "./rate-products.server.ts";
import { type ProductView, productCardFields, toFeatures } from "./views.ts";

/**
 * A product with its forum, rating and owners, as far as the viewer may read.
 * @param named its slug, or its id
 * @throws DomainError not_found
 */
export async function getProduct(viewer: Actor, named: string | { id: string }): Promise<ProductView> {
  const row = await db.product.findUnique({
    where: typeof named === "string" ? { slug: named } : named,
    select: { ...productCardFields, description: true, features: true, sku: true },
  });
  if (!row) throw new DomainError("not_found");
  const [forum, ratings, owners, mine, images] = await Promise.all([
    findForum(viewer, row.id),
    rateProducts(viewer, [row.id]),
    countOwners(row.id),
    findOwnership(viewer, row.id),
    findImageUrls([row.imageMediaId]),
  ]);
  const { id, slug, name, nameEn, category, description, imageMediaId } = row;
  const manage = holds(viewer, "products.manage");
  return {
    ...{ id, slug, name, nameEn, category, description, imageMediaId, forum, owners, mine },
    features: toFeatures(row.features),
    sku: manage ? row.sku : null,
    imageUrl: images.get(imageMediaId ?? "") ?? null,
    retired: row.retiredAt !== null,
    rating: ratings.get(id)!,
    can: { manage, declare: isMember(viewer) && viewer.standing === "active" },
  };
}

function findForum(viewer: Actor, productId: string): Promise<ProductView["forum"]> {
  return db.forum.findFirst({
    where: { AND: [{ productId }, visibleForums(viewer)] },
    select: { id: true, slug: true, name: true, nameEn: true, topicCount: true, postCount: true },
  });
}

async function countOwners(productId: string): Promise<ProductView["owners"]> {
  const [row] = await db.$queryRaw<ProductView["owners"][]>`
    SELECT count(*)::int AS count, count("verifiedAt")::int AS verified
    FROM "ProductOwner" WHERE "productId" = ${productId}::uuid`;
  return row ?? { count: 0, verified: 0 };
}

async function findOwnership(viewer: Actor, productId: string): Promise<ProductView["mine"]> {
  if (!isMember(viewer)) return null;
  const row = await db.productOwner.findUnique({
    where: { productId_memberId: { productId, memberId: viewer.id } },
    select: { verifiedAt: true },
  });
  return { declared: row !== null, verified: row !== null && row.verifiedAt !== null };
}
