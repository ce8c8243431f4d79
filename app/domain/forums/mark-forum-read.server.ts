import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visibleForums } from "./policy.ts";

/**
 * Counts everything that stands in a forum as read by the member.
 * @throws DomainError unauthenticated, not_found
 */
export async function markForumRead(actor: Actor, forumId: string): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const forum = await db.forum.findFirst({
    where: { AND: [{ id: forumId }, visibleForums(actor)] },
    select: { id: true },
  });
  if (!forum) throw new DomainError("not_found");
  await db.$executeRaw`
    INSERT INTO "ForumRead" ("memberId", "forumId", "readAt")
    VALUES (${actor.id}::uuid, ${forumId}::uuid, ${now()}::timestamptz)
    ON CONFLICT ("memberId", "forumId") DO UPDATE SET "readAt" = greatest("ForumRead"."readAt", excluded."readAt")`;
}
