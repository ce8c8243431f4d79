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
import { type LockedTopic, lockTopics } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { MergeTopics } from "./schema.ts";
import { withdraw } from "./withdraw-answer.server.ts";

/**
 * Puts a topic's posts at the end of another, in order of time; the numbers in the other stay as they are, permalinks
 * find their posts, and the emptied topic leads to the other. Its accepted answer goes along where the other is a
 * question without one.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden, same_topic
 */
export async function mergeTopics(actor: Actor, { fromTopicId, intoTopicId, reason }: MergeTopics): Promise<void> {
  demandActive(actor);
  if (fromTopicId === intoTopicId) throw new DomainError("same_topic", { field: "intoTopicId" });
  await transaction(async (tx) => {
    const [from, into] = (await lockTopics(tx, actor, [fromTopicId, intoTopicId])) as [LockedTopic, LockedTopic];
    demand(can(actor, "merge", from) && can(actor, "merge", into));
    const moved = await movePosts(tx, from, into);
    await moveAnswer(tx, actor, from, into);
    const closedAt = from.closedAt ?? now();
    await tx.topic.update({ where: { id: from.id }, data: { mergedIntoId: into.id, closedAt, pinnedAt: null } });
    await tx.topic.updateMany({ where: { mergedIntoId: from.id }, data: { mergedIntoId: into.id } });
    const fact = { topicId: from.id, forumId: from.forumId, authorId: from.authorId, intoTopicId: into.id };
    await publish(tx, "topic.merged", fact, actor.id);
    const [before, after] = [
      { title: from.title, forumId: from.forumId },
      { intoTopicId, posts: moved },
    ];
    await audit(tx, actor, { action: "topic.merge", subjectKind: "topic", subjectId: from.id, reason, before, after });
    await settleCounts(tx, [from, into]);
  });
}

/** How many posts moved. */
async function movePosts(tx: Transaction, from: LockedTopic, into: LockedTopic): Promise<number> {
  const moved = await tx.$executeRaw`
    UPDATE "Post" p SET "topicId" = ${into.id}::uuid, number = ${into.lastNumber}::int + place.position
    FROM (
      SELECT id, (row_number() OVER (ORDER BY "createdAt", number))::int AS position
      FROM "Post" WHERE "topicId" = ${from.id}::uuid
    ) place
    WHERE p.id = place.id`;
  await tx.topic.update({ where: { id: into.id }, data: { lastNumber: into.lastNumber + moved } });
  return moved;
}

async function moveAnswer(tx: Transaction, actor: MemberActor, from: LockedTopic, into: LockedTopic): Promise<void> {
  if (!from.acceptedPostId) return;
  if (into.kind !== "question" || into.acceptedPostId) {
    const answer = await tx.post.findUniqueOrThrow({ where: { id: from.acceptedPostId }, select: { authorId: true } });
    return withdraw(tx, actor, { id: from.acceptedPostId, authorId: answer.authorId, topicId: from.id, topic: from });
  }
  await tx.topic.update({ where: { id: from.id }, data: { acceptedPostId: null } });
  await tx.topic.update({ where: { id: into.id }, data: { acceptedPostId: from.acceptedPostId } });
}
