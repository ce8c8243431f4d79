import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";

/**
 * Marks notifications of the member as read: some by id, or all there are. Answers when that was, by which it can be
 * undone.
 * @throws DomainError unauthenticated
 */
export async function markRead(actor: Actor, which: "all" | readonly string[]): Promise<Date> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const some = which === "all" ? {} : { id: { in: [...which] } };
  const readAt = now();
  await db.notification.updateMany({ where: { memberId: actor.id, readAt: null, ...some }, data: { readAt } });
  return readAt;
}

/**
 * Makes those unread again that were marked as read in one go.
 * @param readAt what `markRead` answered
 * @throws DomainError unauthenticated
 */
export async function undoMarkRead(actor: Actor, readAt: Date): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  await db.notification.updateMany({ where: { memberId: actor.id, readAt }, data: { readAt: null } });
}

/** What is read by reading the topic; likes, answers accepted and followers are not. */
const writing = ["mention", "quote", "reply", "topic_reply", "forum_topic", "member_wrote"];

/** Marks what tells of a topic's posts as read, as far as the member has read it. Does nothing for guests. */
export async function markTopicRead(actor: Actor, topicId: string, lastNumber: number): Promise<void> {
  if (!isMember(actor)) return;
  await db.$executeRaw`
    UPDATE "Notification" told SET "readAt" = ${now()}
    WHERE told."memberId" = ${actor.id}::uuid AND told."readAt" IS NULL AND told.kind IN (${Prisma.join(writing)})
      AND ((told."contentKind" = 'topic' AND told."contentId" = ${topicId}::uuid)
        OR (told."contentKind" = 'post' AND EXISTS (
          SELECT FROM "Post" post WHERE post.id = told."contentId" AND post."topicId" = ${topicId}::uuid
            AND post.number <= ${lastNumber})))`;
}
