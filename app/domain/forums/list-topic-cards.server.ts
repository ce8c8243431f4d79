import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { countUnreadPosts } from "./count-unread.server.ts";
import { findPeople } from "./find-people.server.ts";
import { beginningLength } from "./select-topic.server.ts";
import { excerptLength, type TopicCard, type TopicCardRow, toTopicCard } from "./views.ts";

/** Rows that the viewer may read as cards, in their order: three queries for a whole page. */
export async function listTopicCards(viewer: Actor, rows: TopicCardRow[]): Promise<TopicCard[]> {
  const ids = rows.map((row) => row.id);
  const [people, reads, beginnings] = await Promise.all([
    findPeople(
      viewer,
      rows.flatMap((row) => [row.authorId, row.lastPosterId]),
    ),
    countUnreadPosts(viewer, ids),
    findBeginnings(ids),
  ]);
  return rows.map((row) =>
    toTopicCard(row, {
      people,
      read: reads.get(row.id),
      excerpt: excerpt(beginnings.get(row.id) ?? "", excerptLength),
    }),
  );
}

async function findBeginnings(topicIds: string[]): Promise<Map<string, string>> {
  if (topicIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ topicId: string; beginning: string }[]>`
    SELECT p."topicId", left(p.text, ${beginningLength}) AS beginning FROM "Post" p
    WHERE p."topicId" = ANY(${topicIds}::uuid[]) AND p.number = 1 AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL`;
  return new Map(rows.map((row) => [row.topicId, row.beginning]));
}
