import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { settleCounts } from "./counts.server.ts";
import { demand } from "./demand.ts";
import { type LockedPost, lockPost } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { DeletePost } from "./schema.ts";
import { withdraw } from "./withdraw-answer.server.ts";

/**
 * Takes a post away, softly: its place stays and says who removed it. The first post takes its topic along, which its
 * author may do only while nobody else has replied.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden, already_deleted, topic_has_replies,
 * reason_missing from a moderator who gives none
 */
export async function deletePost(actor: Actor, input: DeletePost): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const post = await lockPost(tx, actor, input.postId);
    if (post.deletedAt) throw new DomainError("already_deleted");
    demand(can(actor, "delete", post));
    const own = post.authorId === actor.id;
    if (!own && !input.reason) throw new DomainError("reason_missing", { field: "reason" });
    if (own && post.number === 1) await checkAlone(tx, post);
    await remove(tx, actor, post);
    if (!own) await record(tx, actor, post, input.reason);
  });
}

async function checkAlone(tx: Transaction, post: LockedPost): Promise<void> {
  const reply = await tx.post.findFirst({
    where: { topicId: post.topicId, authorId: { not: post.authorId }, deletedAt: null },
    select: { id: true },
  });
  if (reply) throw new DomainError("topic_has_replies");
}

async function remove(tx: Transaction, actor: MemberActor, post: LockedPost): Promise<void> {
  const deletedAt = now();
  const deletedBy = post.authorId === actor.id ? "author" : "moderator";
  const { topicId, authorId, topic } = post;
  await tx.post.update({ where: { id: post.id }, data: { deletedAt, deletedBy } });
  const ids = { topicId, forumId: topic.forumId, authorId };
  if (post.number === 1) {
    await tx.topic.update({ where: { id: topicId }, data: { deletedAt } });
    await publish(tx, "topic.deleted", ids, actor.id);
  } else {
    if (topic.acceptedPostId === post.id) await withdraw(tx, actor, post);
    await publish(tx, "post.deleted", { postId: post.id, ...ids }, actor.id);
  }
  await settleCounts(tx, [topic]);
}

async function record(tx: Transaction, actor: MemberActor, post: LockedPost, reason: string | undefined) {
  await audit(tx, actor, {
    ...{ action: "post.delete", subjectKind: "post", subjectId: post.id, reason },
    before: { text: post.text },
  });
}
