import { getContent } from "#app/domain/content.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";

/**
 * Tells the actor nothing of a topic from now on, not even what speaks to them.
 * @throws DomainError not_found
 */
export async function muteTopic(actor: MemberActor, topicId: string): Promise<void> {
  await getContent(actor, { kind: "topic", id: topicId });
  await db.$executeRaw`
    INSERT INTO "TopicMute" ("topicId", "memberId", "createdAt") VALUES (${topicId}::uuid, ${actor.id}::uuid, ${now()})
    ON CONFLICT DO NOTHING`;
}

/** Tells the actor of a topic again, as before; also of one that they may not read any more. */
export async function unmuteTopic(actor: MemberActor, topicId: string): Promise<void> {
  await db.topicMute.deleteMany({ where: { topicId, memberId: actor.id } });
}
