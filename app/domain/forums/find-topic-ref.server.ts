import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isRowNumber, isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visiblePosts, visibleTopics } from "./policy.ts";

/** What makes a topic's address, and its id. */
export type TopicRef = { id: string; seq: number; slug: string; forum: { slug: string } };

/**
 * A topic by its id or by the number in its address.
 * @throws DomainError not_found
 */
export async function findTopicRef(actor: Actor, by: { id: string } | { seq: number }): Promise<TopicRef> {
  const sound = "id" in by ? isUuid(by.id) : isRowNumber(by.seq);
  const topic =
    sound &&
    (await db.topic.findFirst({
      where: { AND: [by, visibleTopics(actor)] },
      select: { id: true, seq: true, slug: true, forum: { select: { slug: true } } },
    }));
  if (!topic) throw new DomainError("not_found");
  return topic;
}

/**
 * The ids of a topic's posts by their numbers.
 * @throws DomainError not_found when one of them is not there
 */
export async function findPostIds(actor: Actor, topicId: string, numbers: number[]): Promise<string[]> {
  const posts = await db.post.findMany({
    where: { AND: [{ topicId, number: { in: numbers.filter(isRowNumber) } }, visiblePosts(actor)] },
    select: { id: true },
    take: numbers.length,
  });
  if (posts.length !== new Set(numbers).size) throw new DomainError("not_found");
  return posts.map((post) => post.id);
}
