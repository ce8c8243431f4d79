import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { demand } from "./demand.ts";
import { lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { CloseTopic } from "./schema.ts";

/**
 * Closes a topic to replies, as its author or a moderator, or opens it again, as a moderator. What is so already stays.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function closeTopic(actor: Actor, { topicId, closed, reason }: CloseTopic): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const topic = await lockTopic(tx, actor, topicId);
    demand(can(actor, closed ? "close" : "reopen", topic));
    if ((topic.closedAt !== null) === closed) return;
    const { forumId, authorId } = topic;
    await tx.topic.update({ where: { id: topicId }, data: { closedAt: closed ? now() : null } });
    await publish(tx, "topic.closed", { topicId, forumId, authorId, closed }, actor.id);
    if (authorId === actor.id) return;
    const [before, after] = [{ closed: !closed }, { closed }];
    await audit(tx, actor, { action: "topic.close", subjectKind: "topic", subjectId: topicId, reason, before, after });
  });
}
