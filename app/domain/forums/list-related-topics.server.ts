import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { notKeptAway, visibleTopics } from "./policy.ts";
import { type TopicLine, topicLineFields, toTopicLine } from "./views.ts";

/** Topics shown beside another one at most. */
const relatedMax = 5;

/**
 * Topics to read after this one: those about its products first, then the freshest of its forum. Only what the viewer
 * may read, at most `relatedMax`; two queries over indexes, however large the forum is.
 */
export async function listRelatedTopics(viewer: Actor, topicId: string): Promise<TopicLine[]> {
  const topic = isUuid(topicId)
    ? await db.topic.findFirst({
        where: { AND: [{ id: topicId }, visibleTopics(viewer)] },
        select: { forumId: true, products: { select: { productId: true } } },
      })
    : null;
  if (!topic) return [];
  const productIds = topic.products.map(({ productId }) => productId);
  const select = (where: object) =>
    db.topic.findMany({
      where: { AND: [where, { id: { not: topicId }, deletedAt: null }, visibleTopics(viewer), notKeptAway(viewer)] },
      orderBy: [{ lastPostAt: "desc" }, { id: "asc" }],
      take: relatedMax,
      select: topicLineFields,
    });
  const [alike, near] = await Promise.all([
    productIds.length > 0 ? select({ products: { some: { productId: { in: productIds } } } }) : [],
    select({ forumId: topic.forumId }),
  ]);
  const unique = new Map([...alike, ...near].map((row) => [row.id, row]));
  return [...unique.values()].slice(0, relatedMax).map(toTopicLine);
}
