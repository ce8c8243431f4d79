import { guest } from "#app/domain/core/actor.ts";
import { isRowNumber } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visibleForums, visibleTopics } from "./policy.ts";
import type { TopicPlace } from "./views.ts";

/** Topics on one sitemap: they are cut by their numbers, so a topic never changes its sitemap. */
const sitemapSize = 5_000;

/** The sitemaps of topics that hold anything a guest may read, by number from 1, with their last change. */
export async function listSitemaps(): Promise<{ page: number; changedAt: Date }[]> {
  const forums = await db.forum.findMany({ where: visibleForums(guest), select: { id: true } });
  const forumIds = forums.map((forum) => forum.id);
  return db.$queryRaw`
    SELECT (t.seq - 1) / ${sitemapSize}::int + 1 AS page, max(t."lastPostAt") AS "changedAt" FROM "Topic" t
    WHERE t."forumId" = ANY(${forumIds}::uuid[])
      AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    GROUP BY 1 ORDER BY 1`;
}

/** The topics of one sitemap that a guest may read. */
export async function listSitemapTopics(page: number): Promise<(TopicPlace & { changedAt: Date })[]> {
  const first = (page - 1) * sitemapSize + 1;
  if (!isRowNumber(first + sitemapSize)) return [];
  const topics = await db.topic.findMany({
    where: { AND: [{ seq: { gte: first, lt: first + sitemapSize } }, visibleTopics(guest)] },
    orderBy: { seq: "asc" },
    select: { seq: true, slug: true, lastPostAt: true, forum: { select: { slug: true } } },
  });
  return topics.map(({ seq, slug, lastPostAt, forum }) => ({
    seq,
    slug,
    forumSlug: forum.slug,
    changedAt: lastPostAt,
  }));
}

/** The forums that a guest may read, for the sitemap of the club's other pages. */
export function listSitemapForums(): Promise<{ slug: string; lastPostAt: Date | null }[]> {
  return db.forum.findMany({
    where: visibleForums(guest),
    orderBy: { slug: "asc" },
    select: { slug: true, lastPostAt: true },
  });
}
