import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { Prisma, type Standing } from "#prisma/client";
import { can, postFacts, topicFacts } from "./policy.ts";

/*
 * Locks are always taken in one order, so that no two changes wait for each other: a member's writing (their row),
 * topics by id, forums by id. A topic's lock also guards its posts' places and states.
 */

const topicColumns = {
  ...topicFacts,
  id: true,
  seq: true,
  slug: true,
  title: true,
  forumId: true,
  acceptedPostId: true,
  replyCount: true,
  lastNumber: true,
  pinnedAt: true,
  featuredAt: true,
} as const satisfies Prisma.TopicSelect;

const postColumns = {
  ...postFacts,
  id: true,
  topicId: true,
  text: true,
  topic: { select: topicColumns },
} as const satisfies Prisma.PostSelect;

/** A topic that is locked until the transaction ends. */
export type LockedTopic = Prisma.TopicGetPayload<{ select: typeof topicColumns }>;

/** A post whose topic is locked until the transaction ends. */
export type LockedPost = Prisma.PostGetPayload<{ select: typeof postColumns }>;

/**
 * Lets one writing of a member pass at a time, so that limits hold however many requests come at once; looks at their
 * standing again, for what they sent may have taken long to arrive.
 * @throws DomainError unauthenticated, silenced, suspended
 */
export async function lockWriter(tx: Transaction, memberId: string): Promise<void> {
  const [writer] = await tx.$queryRaw<{ standing: Standing; standingUntil: Date | null }[]>`
    UPDATE "Member" SET writings = writings + 1 WHERE id = ${memberId}::uuid
    RETURNING standing::text, "standingUntil"`;
  if (!writer || writer.standing === "removed") throw new DomainError("unauthenticated");
  const { standing, standingUntil } = writer;
  if (standing === "active" || (standingUntil && standingUntil <= now())) return;
  throw new DomainError(standing, { until: standingUntil ?? undefined });
}

/**
 * Locks topics that the actor may read, and reads them, in the order asked for.
 * @throws DomainError not_found
 */
export async function lockTopics(tx: Transaction, actor: Actor, ids: string[]): Promise<LockedTopic[]> {
  await lockRows(tx, ids);
  const rows = await tx.topic.findMany({ where: { id: { in: ids } }, select: topicColumns });
  return ids.map((id) => {
    const topic = rows.find((row) => row.id === id);
    if (!topic || !can(actor, "read", topic)) throw new DomainError("not_found");
    return topic;
  });
}

/**
 * Locks one topic that the actor may read.
 * @throws DomainError not_found
 */
export async function lockTopic(tx: Transaction, actor: Actor, id: string): Promise<LockedTopic> {
  const [topic] = await lockTopics(tx, actor, [id]);
  return topic!;
}

/** A topic that is locked already, whoever may read it. */
export function readLockedTopic(tx: Transaction, id: string): Promise<LockedTopic> {
  return tx.topic.findUniqueOrThrow({ where: { id }, select: topicColumns });
}

/**
 * Locks the topic of a post that the actor may read, and reads the post as it is under the lock.
 * @throws DomainError not_found, conflict when it was moved to another topic meanwhile
 */
export async function lockPost(tx: Transaction, actor: Actor, id: string): Promise<LockedPost> {
  const place = await tx.post.findUnique({ where: { id }, select: { topicId: true } });
  if (!place) throw new DomainError("not_found");
  await lockRows(tx, [place.topicId]);
  const post = await tx.post.findUnique({ where: { id }, select: postColumns });
  if (!post || !can(actor, "read", post)) throw new DomainError("not_found");
  if (post.topicId !== place.topicId) throw new DomainError("conflict");
  return post;
}

/** Locks topics whatever anybody may read, for the club's own work. */
export async function lockRows(tx: Transaction, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT id FROM "Topic" WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})
    ORDER BY id FOR NO KEY UPDATE`;
}
