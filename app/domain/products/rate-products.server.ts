import type { Actor } from "#app/domain/core/actor.ts";
import { visibleForums } from "#app/domain/forums/policy.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Rating, Stars } from "./views.ts";

type Row = { productId: string; stars: number; verified: boolean; count: number };

/**
 * The ratings of products, by id: the stars of experiences in their forums or tagged with them, as far as the viewer
 * may read the forum; hidden and removed topics count for nobody. Two queries however many products.
 */
export async function rateProducts(viewer: Actor, productIds: string[]): Promise<Map<string, Rating>> {
  if (productIds.length === 0) return new Map();
  const forums = await db.forum.findMany({ where: visibleForums(viewer), select: { id: true } });
  const forumIds = forums.map((forum) => forum.id);
  const rows = await db.$queryRaw<Row[]>`
    SELECT about."productId", t.stars, t."verifiedOwner" AS verified, count(*)::int AS count
    FROM (
      SELECT tp."productId", tp."topicId" FROM "TopicProduct" tp WHERE tp."productId" = ANY(${productIds}::uuid[])
      UNION
      SELECT f."productId", t.id FROM "Forum" f JOIN "Topic" t ON t."forumId" = f.id
      WHERE f."productId" = ANY(${productIds}::uuid[])
    ) about
    JOIN "Topic" t ON t.id = about."topicId"
    WHERE t.stars IS NOT NULL AND t."forumId" = ANY(${forumIds}::uuid[])
      AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    GROUP BY 1, 2, 3`;
  return new Map(productIds.map((id) => [id, toRating(rows.filter((row) => row.productId === id))]));
}

function toRating(rows: Row[]): Rating {
  const byStars: Rating["byStars"] = [0, 0, 0, 0, 0];
  for (const { stars, count } of rows) byStars[stars - 1]! += count;
  return { ...averageOf(rows), byStars, verified: averageOf(rows.filter((row) => row.verified)) };
}

function averageOf(rows: Row[]): Stars {
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const stars = rows.reduce((sum, row) => sum + row.stars * row.count, 0);
  return { average: count === 0 ? null : stars / count, count };
}
