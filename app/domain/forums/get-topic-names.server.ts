import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isRowNumber } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visibleTopics } from "./policy.ts";

/** What a topic and its forum are called; in one query. */
export type TopicNames = { seq: number; title: string; forum: { name: string } };

/**
 * What a topic is called, for who draws or names it without showing it.
 * @throws DomainError not_found, also for what the viewer may not read
 */
export async function getTopicNames(viewer: Actor, seq: number): Promise<TopicNames> {
  const topic =
    isRowNumber(seq) &&
    (await db.topic.findFirst({
      where: { AND: [{ seq }, visibleTopics(viewer)] },
      select: { seq: true, title: true, forum: { select: { name: true } } },
    }));
  if (!topic) throw new DomainError("not_found");
  return topic;
}
