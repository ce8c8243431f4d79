import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { visibleTopics } from "./policy.ts";
import type { TopicLine } from "./views.ts";

/** Topics suggested at most. */
const similarMax = 5;
/** Candidates taken by their titles before the viewer's eyes sift them. */
const candidatesMax = 50;
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
  const candidates = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "Topic" t
    WHERE ${folded} <% t."titleFold" AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    ORDER BY word_similarity(${folded}, t."titleFold") DESC, t."lastPostAt" DESC LIMIT ${candidatesMax}`;
  if (candidates.length === 0) return [];
  const rows = await db.topic.findMany({
    where: {
      AND: [
        { id: { in: candidates.map((candidate) => candidate.id) } },
        visibleTopics(viewer),
        isMember(viewer) ? { author: { keptBy: { none: { memberId: viewer.id } } } } : {},
      ],
    },
    select: topicLineFields,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return candidates.flatMap(({ id }) => byId.get(id) ?? []).slice(0, similarMax);
}

const topicLineFields = {
  ...{ id: true, seq: true, slug: true, title: true, replyCount: true },
  forum: { select: { slug: true, name: true, nameEn: true } },
} as const;
