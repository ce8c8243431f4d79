import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { heatWeights, heatWindowSeconds } from "./heat.ts";
import { heatHalfLifeSeconds } from "./rules.ts";

/**
 * Computes a topic's heat afresh from its posts and likes of the last two weeks, as `heatOf` does; a topic with none
 * keeps what its last post is worth. Running it twice, or late, comes to the same: for reactions to likes, to hiding
 * and to removal, which the step by step sum of new posts does not know.
 */
export async function refreshHeat(topicId: string): Promise<void> {
  const since = addSeconds(now(), -heatWindowSeconds);
  await db.$executeRaw`
    WITH happened AS (
      SELECT ${heatWeights.post}::float8 AS weight, p."createdAt" AS at FROM "Post" p
      WHERE p."topicId" = ${topicId}::uuid AND p."createdAt" > ${since}
        AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
      UNION ALL
      SELECT ${heatWeights.like}::float8, l."createdAt"
      FROM "Post" p JOIN "Like" l ON l."contentKind" = 'post' AND l."contentId" = p.id
      WHERE p."topicId" = ${topicId}::uuid AND l."createdAt" > ${since}
        AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
    ), powers AS (
      SELECT ln(weight) / ln(2::float8) + extract(epoch FROM at)::float8 / ${heatHalfLifeSeconds}::float8 AS power
      FROM happened
    ), total AS (
      SELECT highest + ln(sum(power(2::float8, power - highest))) / ln(2::float8) AS heat
      FROM powers, (SELECT max(power) AS highest FROM powers) AS top GROUP BY highest
    )
    UPDATE "Topic" t SET heat = coalesce(
      (SELECT heat FROM total), extract(epoch FROM t."lastPostAt")::float8 / ${heatHalfLifeSeconds}::float8
    ) WHERE t.id = ${topicId}::uuid`;
}
