import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { settleCounts } from "./counts.server.ts";
import { type NewTopic, titleColumns } from "./create-topic.server.ts";
import { demand } from "./demand.ts";
import { getForumId } from "./get-forum-id.server.ts";
import { type LockedTopic, lockTopic } from "./lock.server.ts";
import { can } from "./policy.ts";
import type { SplitTopic } from "./schema.ts";
import { withdraw } from "./withdraw-answer.server.ts";

type Chosen = { id: string; authorId: string; createdAt: Date };

/**
 * Makes a topic of its own out of some replies: the earliest opens it, and it belongs to that one's author. The posts
 * that stay keep their numbers, permalinks find the ones that went.
 * @throws DomainError unauthenticated, silenced, not_found (also for a post of another topic), forbidden,
 * first_post_stays, already_hidden, already_deleted
 */
export async function splitTopic(actor: Actor, input: SplitTopic): Promise<NewTopic> {
  demandActive(actor);
  return transaction(async (tx) => {
    const topic = await lockTopic(tx, actor, input.topicId);
    demand(can(actor, "split", topic));
    const forumId = input.forumId ? await getForumId(tx, actor, input.forumId) : topic.forumId;
    const chosen = await choose(tx, topic.id, input.postIds);
    const created = await open(tx, chosen, forumId, input.title);
    await movePosts(tx, created.topicId, chosen);
    const answer = chosen.find(({ id }) => id === topic.acceptedPostId);
    if (answer) await withdraw(tx, actor, { ...answer, topicId: topic.id, topic });
    await record(tx, actor, { topic, created, forumId, chosen }, input.reason);
    await settleCounts(tx, [topic], created.topicId);
    return created;
  });
}

async function choose(tx: Transaction, topicId: string, postIds: string[]): Promise<[Chosen, ...Chosen[]]> {
  const ids = [...new Set(postIds)];
  const posts = await tx.post.findMany({
    where: { id: { in: ids }, topicId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, authorId: true, createdAt: true, hiddenAt: true, deletedAt: true },
  });
  if (posts.length < ids.length) throw new DomainError("not_found", { field: "postIds" });
  if (posts.some(({ number }) => number === 1)) throw new DomainError("first_post_stays", { field: "postIds" });
  if (posts.some(({ hiddenAt }) => hiddenAt)) throw new DomainError("already_hidden", { field: "postIds" });
  if (posts.some(({ deletedAt }) => deletedAt)) throw new DomainError("already_deleted", { field: "postIds" });
  const [first, ...rest] = posts;
  return [first!, ...rest];
}

async function open(tx: Transaction, [first, ...rest]: [Chosen, ...Chosen[]], forumId: string, title: string) {
  const topicId = uuidv7();
  const { authorId, createdAt } = first;
  const lastNumber = rest.length + 1;
  const { seq, slug, forum } = await tx.topic.create({
    data: { id: topicId, forumId, authorId, ...titleColumns(title), lastNumber, lastPostAt: createdAt, createdAt },
    select: { seq: true, slug: true, forum: { select: { slug: true } } },
  });
  return { topicId, postId: first.id, seq, slug, forum };
}

async function movePosts(tx: Transaction, topicId: string, chosen: Chosen[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Post" p SET "topicId" = ${topicId}::uuid, number = place.position::int
    FROM unnest(${chosen.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS place(id, position)
    WHERE p.id = place.id`;
}

type Split = { topic: LockedTopic; created: NewTopic; forumId: string; chosen: [Chosen, ...Chosen[]] };

async function record(tx: Transaction, actor: MemberActor, split: Split, reason: string | undefined): Promise<void> {
  const { topic, created, forumId, chosen } = split;
  const { topicId } = created;
  const fact = { topicId, forumId, authorId: chosen[0].authorId, fromTopicId: topic.id };
  await publish(tx, "topic.split", fact, actor.id);
  const after = { topicId, forumId, postIds: chosen.map(({ id }) => id) };
  await audit(tx, actor, { action: "topic.split", subjectKind: "topic", subjectId: topic.id, reason, after });
}
