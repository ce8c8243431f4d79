import type { Fact, FactKind } from "#app/domain/core/events.ts";

/** Something that happens because of a fact. It may run twice; the second time must change nothing. */
export type Reaction<K extends FactKind = FactKind> = { name: string; run(fact: Fact<K>): Promise<void> };

/** What happens when …: every fact and its reactions. A fact that is missing here does not compile. */
export const subscriptions: { [K in FactKind]: Reaction<K>[] } = {
  "member.joined": [],
  "product.created": [],
  "forum.created": [],
  "topic.created": [],
  "topic.edited": [],
  "topic.moved": [],
  "topic.merged": [],
  "topic.split": [],
  "topic.closed": [],
  "topic.pinned": [],
  "topic.hidden": [],
  "topic.restored": [],
  "topic.deleted": [],
  "post.created": [],
  "post.edited": [],
  "post.hidden": [],
  "post.restored": [],
  "post.deleted": [],
  "answer.accepted": [],
  "answer.withdrawn": [],
  "content.liked": [],
  "content.unliked": [],
  "member.followed": [],
};
