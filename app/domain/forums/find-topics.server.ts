import type { Actor } from "#app/domain/core/actor.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { Prisma } from "#prisma/client";
import { matchTitles } from "./match-titles.server.ts";
import { cardSource, selectTopicCards, viewTopicCard } from "./select-topic-cards.server.ts";
import type { TopicCard } from "./views.ts";

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
  const page = Prisma.sql`
    SELECT ${cardSource}, place, FALSE AS "isPinnedFirst" FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS found(id, place)
    JOIN "Topic" t ON t.id = found.id JOIN "Forum" f ON f.id = t."forumId"`;
  return (await selectTopicCards(viewer, page)).map(viewTopicCard);
}
