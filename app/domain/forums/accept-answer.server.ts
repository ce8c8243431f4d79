import type { Actor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { demand } from "./demand.ts";
import { lockPost } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { AcceptAnswer } from "./schema.ts";

/**
 * Marks the reply that answers a question; a question has one answer at a time, and the last choice holds. Accepting
 * the accepted answer again changes nothing.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden, not_a_question, first_post_not_an_answer
 */
export async function acceptAnswer(actor: Actor, input: AcceptAnswer): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const post = await lockPost(tx, actor, input.postId);
    const { topicId, topic, authorId } = post;
    if (topic.kind !== "question") throw new DomainError("not_a_question");
    if (post.number === 1) throw new DomainError("first_post_not_an_answer");
    demand(can(actor, "accept", post));
    if (topic.acceptedPostId === post.id) return;
    await tx.topic.update({ where: { id: topicId }, data: { acceptedPostId: post.id } });
    const ids = { postId: post.id, topicId, forumId: topic.forumId, authorId };
    const fact = { ...ids, acceptedBy: actor.id, previousPostId: topic.acceptedPostId };
    await publish(tx, "answer.accepted", fact, actor.id);
  });
}
