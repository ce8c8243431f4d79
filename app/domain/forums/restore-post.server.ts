import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import type { ContentRef } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { settleCounts } from "./counts.server.ts";
import { demand } from "./demand.ts";
import { type LockedPost, lockPost } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { RestorePost } from "./schema.ts";

/**
 * Brings back a post that was deleted or hidden, as it was; a first post brings its topic back. Authors can undo only
 * what they did themselves. A post that stands already stays as it is.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function restorePost(actor: Actor, { postId, reason }: RestorePost): Promise<void> {
  demandActive(actor);
  await transaction((tx) => restore(tx, actor, { kind: "post", id: postId }, reason));
}

/** What `restorePost` and `restoreContent` do, in a transaction that does more. A topic comes back with its first post. */
export async function restore(tx: Transaction, actor: MemberActor, ref: ContentRef, reason?: string): Promise<void> {
  const post = await lockPost(tx, actor, ref.kind === "topic" ? await getFirstPostId(tx, ref.id) : ref.id);
  const gone = post.hiddenAt ?? post.deletedAt ?? (post.number === 1 ? post.topic.hiddenAt : null);
  if (gone === null) return;
  demand(can(actor, "restore", post));
  await bringBack(tx, actor, post, reason);
}

async function getFirstPostId(tx: Transaction, topicId: string): Promise<string> {
  const where = { topicId_number: { topicId, number: 1 } };
  const first = await tx.post.findUnique({ where, select: { id: true } });
  if (!first) throw new DomainError("not_found");
  return first.id;
}

async function bringBack(tx: Transaction, actor: MemberActor, post: LockedPost, reason: string | undefined) {
  const { topicId, authorId, topic } = post;
  await tx.post.update({ where: { id: post.id }, data: { hiddenAt: null, deletedAt: null, deletedBy: null } });
  const ids = { topicId, forumId: topic.forumId, authorId };
  if (post.number === 1) {
    await tx.topic.update({ where: { id: topicId }, data: { hiddenAt: null, deletedAt: null } });
    await publish(tx, "topic.restored", ids, actor.id);
  } else {
    await publish(tx, "post.restored", { postId: post.id, ...ids }, actor.id);
  }
  await settleCounts(tx, [topic]);
  if (authorId === actor.id) return;
  const subject =
    post.number === 1 ? { subjectKind: "topic", subjectId: topicId } : { subjectKind: "post", subjectId: post.id };
  await audit(tx, actor, {
    ...{ action: `${subject.subjectKind}.restore`, ...subject, reason },
    before: { hiddenAt: (post.hiddenAt ?? topic.hiddenAt)?.toISOString(), deletedAt: post.deletedAt?.toISOString() },
  });
}
