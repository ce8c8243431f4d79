import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { listTopicCards } from "./list-topic-cards.server.ts";
import { matchTitles } from "./match-titles.server.ts";
import { type TopicCard, topicCardFields } from "./views.ts";

/** Topics found at most. */
const foundMax = 30;
/** Letters and words of a question that are looked at. */
const longestQuestion = 200;
const wordsMax = 8;

/**
 * Topics with every word of the question in their title, or one much like it, the most alike first, then the freshest:
 * spelling, half-spaces and Arabic letters make no difference. Only what the viewer may read, without what people wrote
 * whom they keep away; at most thirty.
 */
export async function findTopics(viewer: Actor, question: string): Promise<TopicCard[]> {
  const folded = fold(question.slice(0, longestQuestion)).trim();
  const words = folded.split(/\s+/).filter(Boolean).slice(0, wordsMax);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const ids = await matchTitles(viewer, { folded, patterns }, foundMax);
  const rows = await db.topic.findMany({ where: { id: { in: ids } }, select: topicCardFields });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return listTopicCards(
    viewer,
    ids.flatMap((id) => byId.get(id) ?? []),
  );
}
