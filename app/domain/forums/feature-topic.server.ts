import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { demand } from "./demand.ts";
import { lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { FeatureTopic } from "./schema.ts";

/**
 * Recommends a topic to everyone, or stops doing so. What is so already stays.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function featureTopic(actor: Actor, { topicId, featured, reason }: FeatureTopic): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const topic = await lockTopic(tx, actor, topicId);
    demand(can(actor, "feature", topic));
    if ((topic.featuredAt !== null) === featured) return;
    const { forumId, authorId } = topic;
    await tx.topic.update({ where: { id: topicId }, data: { featuredAt: featured ? now() : null } });
    await publish(tx, "topic.edited", { topicId, forumId, authorId }, actor.id);
    const [before, after] = [{ featured: !featured }, { featured }];
    await audit(tx, actor, {
      action: "topic.feature",
      subjectKind: "topic",
      subjectId: topicId,
      reason,
      before,
      after,
    });
  });
}
