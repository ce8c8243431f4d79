import type { Actor } from "#app/domain/core/actor.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";

/** Where something was written last in a forum. */
export type LastTopic = { seq: number; slug: string; title: string; lastPostAt: Date };

/**
 * The topic of each forum with the newest post, by the forum's id, without those that are hidden, deleted or by people
 * the viewer keeps away. The forums must be ones the viewer may read. One query.
 */
export async function findLastTopics(viewer: Actor, forumIds: string[]): Promise<Map<string, LastTopic>> {
  if (forumIds.length === 0) return new Map();
  const rows = await selectRows<{ forumId: string } & LastTopic>`
    SELECT f.id AS "forumId", t.seq, t.slug, t.title, t."lastPostAt"
    FROM unnest(${forumIds}::uuid[]) AS f(id)
    CROSS JOIN LATERAL (
      SELECT seq, slug, title, "lastPostAt" FROM "Topic" t
      WHERE t."forumId" = f.id AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
        AND NOT EXISTS (
          SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId")
      ORDER BY t."lastPostAt" DESC, t.id LIMIT 1
    ) t`;
  return new Map(rows.map(({ forumId, ...topic }) => [forumId, topic]));
}
