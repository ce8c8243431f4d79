import type { Actor } from "#app/domain/core/actor.ts";
import { visibleForums } from "#app/domain/forums/policy.ts";
import { mediaFields, toMediaView } from "#app/domain/media/views.ts";
import { db } from "#app/platform/db/client.server.ts";
import { rateProducts } from "./rate-products.server.ts";
import { type ProductCard, type ProductCardRow, toProductCard } from "./views.ts";

/** Rows as cards, in their order, with ratings and forums as far as the viewer may read them. */
export async function listProductCards(viewer: Actor, rows: ProductCardRow[]): Promise<ProductCard[]> {
  const ids = rows.map((row) => row.id);
  const [ratings, forums, images] = await Promise.all([
    rateProducts(viewer, ids),
    db.forum.findMany({
      where: { AND: [{ productId: { in: ids } }, visibleForums(viewer)] },
      select: { productId: true, slug: true, topicCount: true, lastPostAt: true },
    }),
    findImageUrls(rows.map((row) => row.imageMediaId)),
  ]);
  return rows.map((row) =>
    toProductCard(row, {
      imageUrl: images.get(row.imageMediaId ?? "") ?? null,
      rating: ratings.get(row.id),
      forum: forums.find((forum) => forum.productId === row.id),
    }),
  );
}

/** Addresses of pictures by their ids. */
export async function findImageUrls(mediaIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = mediaIds.filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const media = await db.media.findMany({ where: { id: { in: ids } }, select: mediaFields });
  return new Map(media.map((row) => [row.id, toMediaView(row).src]));
}
