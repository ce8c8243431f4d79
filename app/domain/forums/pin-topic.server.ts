import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { demand } from "./demand.ts";
import { lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { PinTopic } from "./schema.ts";

/**
 * Keeps a topic at the top of its forum, or lets it go. What is so already stays.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function pinTopic(actor: Actor, { topicId, pinned, reason }: PinTopic): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const topic = await lockTopic(tx, actor, topicId);
    demand(can(actor, "pin", topic));
    if ((topic.pinnedAt !== null) === pinned) return;
    const { forumId, authorId } = topic;
    await tx.topic.update({ where: { id: topicId }, data: { pinnedAt: pinned ? now() : null } });
    await publish(tx, "topic.pinned", { topicId, forumId, authorId, pinned }, actor.id);
    const [before, after] = [{ pinned: !pinned }, { pinned }];
    await audit(tx, actor, { action: "topic.pin", subjectKind: "topic", subjectId: topicId, reason, before, after });
  });
}
