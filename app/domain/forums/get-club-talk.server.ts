import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { forumsOpenTo } from "./policy.ts";

/** How much is talked about in the forums somebody may read, and about which products most. */
export type ClubTalk = {
  topics: number;
  replies: number;
  products: { slug: string; name: string; topicCount: number }[];
};

const productsMax = 5;

/** Sums and the busiest products, from the forums' own counters: posts are not read. */
export async function getClubTalk(viewer: Actor): Promise<ClubTalk> {
  const { readers, groupIds } = forumsOpenTo(viewer);
  const [row] = await db.$queryRaw<[ClubTalk]>`
    WITH open AS (
      SELECT "productId", "topicCount", "postCount" FROM "Forum"
      WHERE readers::text = ANY(${readers}) OR "groupId" = ANY(${groupIds}::uuid[])
    ), busiest AS (
      SELECT p.slug, p.name, o."topicCount" FROM open o JOIN "Product" p ON p.id = o."productId"
      WHERE o."topicCount" > 0 AND p."retiredAt" IS NULL
      ORDER BY o."postCount" DESC, p.id LIMIT ${productsMax}
    )
    SELECT coalesce(sum("topicCount"), 0)::int AS topics,
      coalesce(sum("postCount" - "topicCount"), 0)::int AS replies,
      coalesce((SELECT json_agg(busiest) FROM busiest), '[]'::json) AS products
    FROM open`;
  return row;
}
