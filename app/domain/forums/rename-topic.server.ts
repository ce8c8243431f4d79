import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { titleColumns } from "./create-topic.server.ts";
import { demand } from "./demand.ts";
import { lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { RenameTopic } from "./schema.ts";

/**
 * Gives a topic a better title, as a moderator; authors change theirs with the first post (`editPost`).
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function renameTopic(actor: Actor, { topicId, title, reason }: RenameTopic): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const topic = await lockTopic(tx, actor, topicId);
    demand(can(actor, "rename", topic));
    if (topic.title === title) return;
    const { forumId, authorId } = topic;
    await tx.topic.update({ where: { id: topicId }, data: titleColumns(title) });
    await publish(tx, "topic.edited", { topicId, forumId, authorId }, actor.id);
    const [before, after] = [{ title: topic.title }, { title }];
    await audit(tx, actor, { action: "topic.rename", subjectKind: "topic", subjectId: topicId, reason, before, after });
  });
}
