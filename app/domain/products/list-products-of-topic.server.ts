import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { visibleTopics } from "#app/domain/forums/policy.ts";
import { db } from "#app/platform/db/client.server.ts";
import { listProductCards } from "./list-product-cards.server.ts";
import { type ProductCard, productCardFields } from "./views.ts";

/** Products shown beside a topic at most. */
const shownMax = 3;

/** The products a topic is about, with their ratings: that of its forum first. Nothing where the viewer may not read it. */
export async function listProductsOfTopic(viewer: Actor, topicId: string): Promise<ProductCard[]> {
  const topic = isUuid(topicId)
    ? await db.topic.findFirst({
        where: { AND: [{ id: topicId }, visibleTopics(viewer)] },
        select: {
          forum: { select: { product: { select: productCardFields } } },
          products: { select: { product: { select: productCardFields } }, take: shownMax },
        },
      })
    : null;
  if (!topic) return [];
  const named = [topic.forum.product, ...topic.products.map(({ product }) => product)].filter((one) => one !== null);
  const unique = [...new Map(named.map((product) => [product.id, product])).values()];
  return listProductCards(viewer, unique.slice(0, shownMax));
}
