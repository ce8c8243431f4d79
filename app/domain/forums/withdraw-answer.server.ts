import type { Actor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { demand } from "./demand.ts";
import { type LockedPost, lockPost } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { AcceptAnswer } from "./schema.ts";

/**
 * Takes back that a reply is the answer; one that is not the answer (any more) stays as it is.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function withdrawAnswer(actor: Actor, input: AcceptAnswer): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const post = await lockPost(tx, actor, input.postId);
    demand(can(actor, "accept", post));
    if (post.topic.acceptedPostId === post.id) await withdraw(tx, actor, post);
  });
}

/** Leaves a locked topic without its accepted answer. */
export async function withdraw(
  tx: Transaction,
  actor: { id: string },
  post: Pick<LockedPost, "id" | "authorId" | "topicId"> & { topic: { forumId: string } },
): Promise<void> {
  const { id, authorId, topicId, topic } = post;
  await tx.topic.update({ where: { id: topicId }, data: { acceptedPostId: null } });
  await publish(tx, "answer.withdrawn", { postId: id, topicId, forumId: topic.forumId, authorId }, actor.id);
}
