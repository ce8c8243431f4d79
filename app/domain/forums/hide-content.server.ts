import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import type { ContentRef } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { settleCounts } from "./counts.server.ts";
import { demand } from "./demand.ts";
import { type LockedPost, type LockedTopic, lockPost, lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { HideContent } from "./schema.ts";

/**
 * Hides a topic or a post from everyone but its author and moderators. A first post stands for its topic.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden, already_hidden
 */
export async function hideContent(actor: Actor, { kind, id, reason }: HideContent): Promise<void> {
  demandActive(actor);
  await transaction((tx) => hide(tx, actor, { kind, id }, reason));
}

/** What `hideContent` does, in a transaction that does more. */
export async function hide(tx: Transaction, actor: MemberActor, ref: ContentRef, reason: string): Promise<void> {
  if (ref.kind === "topic") return hideTopic(tx, actor, await lockTopic(tx, actor, ref.id), reason);
  const post = await lockPost(tx, actor, ref.id);
  return post.number === 1 ? hideTopic(tx, actor, post.topic, reason) : hidePost(tx, actor, post, reason);
}

async function hideTopic(tx: Transaction, actor: MemberActor, topic: LockedTopic, reason: string): Promise<void> {
  if (topic.hiddenAt) throw new DomainError("already_hidden");
  demand(can(actor, "hide", topic));
  await tx.topic.update({ where: { id: topic.id }, data: { hiddenAt: now() } });
  const fact = { topicId: topic.id, forumId: topic.forumId, authorId: topic.authorId };
  await publish(tx, "topic.hidden", fact, actor.id);
  const before = { title: topic.title };
  await audit(tx, actor, { action: "topic.hide", subjectKind: "topic", subjectId: topic.id, reason, before });
  await settleCounts(tx, [topic]);
}

async function hidePost(tx: Transaction, actor: MemberActor, post: LockedPost, reason: string): Promise<void> {
  if (post.hiddenAt) throw new DomainError("already_hidden");
  demand(can(actor, "hide", post));
  await tx.post.update({ where: { id: post.id }, data: { hiddenAt: now() } });
  const { topicId, authorId, topic } = post;
  await publish(tx, "post.hidden", { postId: post.id, topicId, forumId: topic.forumId, authorId }, actor.id);
  const before = { text: post.text };
  await audit(tx, actor, { action: "post.hide", subjectKind: "post", subjectId: post.id, reason, before });
  await settleCounts(tx, [topic]);
}
