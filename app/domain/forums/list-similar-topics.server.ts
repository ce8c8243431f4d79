import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { matchTitles } from "./match-titles.server.ts";
import { type TopicLine, topicLineFields, toTopicLine } from "./views.ts";

/** Topics suggested at most. */
const similarMax = 5;
/** Letters a title must have for a suggestion to mean anything. */
const shortestTitle = 4;
/** Most characters of a title that are compared. */
const longestTitle = 200;

/**
 * Topics whose title is like the one being typed, the most alike first: spelling, half-spaces and Arabic letters make
 * no difference. Only what the viewer may read, at most `similarMax`.
 */
export async function listSimilarTopics(viewer: Actor, title: string): Promise<TopicLine[]> {
  const folded = fold(title.slice(0, longestTitle)).trim();
  if (folded.length < shortestTitle) return [];
  const ids = await matchTitles(viewer, folded, similarMax);
  const rows = await db.topic.findMany({ where: { id: { in: ids } }, select: topicLineFields });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toTopicLine);
}
