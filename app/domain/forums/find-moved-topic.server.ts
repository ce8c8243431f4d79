import type { Actor } from "#app/domain/core/actor.ts";
import { isRowNumber } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visibleForums, visibleTopics } from "./policy.ts";
import type { TopicPlace } from "./views.ts";

/** Merges followed from one address; a longer chain is a mistake in the data. */
const longestChain = 20;

/** Where a merged topic is found now; null when it was not merged or its new place is not for the viewer. */
export async function findMovedTopic(viewer: Actor, seq: number): Promise<TopicPlace | null> {
  if (!isRowNumber(seq)) return null;
  const merged = await db.topic.findFirst({
    where: { seq, mergedIntoId: { not: null }, forum: visibleForums(viewer) },
    select: { mergedIntoId: true },
  });
  if (!merged?.mergedIntoId) return null;
  const [end] = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, "mergedIntoId", 1 AS step FROM "Topic" WHERE id = ${merged.mergedIntoId}::uuid
      UNION ALL
      SELECT t.id, t."mergedIntoId", chain.step + 1 FROM chain JOIN "Topic" t ON t.id = chain."mergedIntoId"
      WHERE chain.step < ${longestChain}
    )
    SELECT id FROM chain WHERE "mergedIntoId" IS NULL`;
  const target = await db.topic.findFirst({
    where: { AND: [{ id: end?.id ?? merged.mergedIntoId }, visibleTopics(viewer)] },
    select: { seq: true, slug: true, forum: { select: { slug: true } } },
  });
  return target && { seq: target.seq, slug: target.slug, forumSlug: target.forum.slug };
}
