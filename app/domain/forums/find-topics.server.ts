import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { Prisma } from "#prisma/client";
import { listTopicCards } from "./list-topic-cards.server.ts";
import { visibleTopics } from "./policy.ts";
import { type TopicCard, topicCardFields } from "./views.ts";

/** Topics found at most. */
const foundMax = 30;
/** Candidates taken by their titles before the viewer's eyes sift them. */
const candidatesMax = 200;
/** Letters and words of a question that are looked at. */
const longestQuestion = 200;
const wordsMax = 8;

/**
 * Topics with every word of the question in their title, or one much like it, the most alike first, then the freshest:
 * spelling, half-spaces and Arabic letters make no difference. Only what the viewer may read, without what people wrote whom they keep away; at most thirty.
 */
export async function findTopics(viewer: Actor, question: string): Promise<TopicCard[]> {
  const folded = fold(question.slice(0, longestQuestion)).trim();
  const words = folded.split(/\s+/).filter(Boolean).slice(0, wordsMax);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const candidates = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "Topic" t
    WHERE (t."titleFold" LIKE ALL (${patterns}::text[]) OR ${folded} <% t."titleFold")
      AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    ORDER BY word_similarity(${folded}, t."titleFold") DESC, t."lastPostAt" DESC LIMIT ${candidatesMax}`;
  const rows = await db.topic.findMany({
    where: { AND: [{ id: { in: candidates.map(({ id }) => id) } }, visibleTopics(viewer), notKeptAway(viewer)] },
    select: topicCardFields,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = candidates.flatMap(({ id }) => byId.get(id) ?? []).slice(0, foundMax);
  return listTopicCards(viewer, found);
}

/** Without what people wrote whom the viewer mutes or blocks. */
function notKeptAway(viewer: Actor): Prisma.TopicWhereInput {
  return isMember(viewer) ? { author: { keptBy: { none: { memberId: viewer.id } } } } : {};
}
