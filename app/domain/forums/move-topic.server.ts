import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { settleCounts } from "./counts.server.ts";
import { demand } from "./demand.ts";
import { getForumId } from "./get-forum-id.server.ts";
import { lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { MoveTopic } from "./schema.ts";

/**
 * Moves a topic to another forum; its number finds it there. A topic that is there already stays.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function moveTopic(actor: Actor, { topicId, forumId, reason }: MoveTopic): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const topic = await lockTopic(tx, actor, topicId);
    demand(can(actor, "move", topic));
    await getForumId(tx, actor, forumId);
    if (topic.forumId === forumId) return;
    const { authorId, forumId: fromForumId } = topic;
    await tx.topic.update({ where: { id: topicId }, data: { forumId, pinnedAt: null } });
    await publish(tx, "topic.moved", { topicId, forumId, authorId, fromForumId }, actor.id);
    const [before, after] = [{ forumId: fromForumId }, { forumId }];
    await audit(tx, actor, { action: "topic.move", subjectKind: "topic", subjectId: topicId, reason, before, after });
    await settleCounts(tx, [topic]);
  });
}
