import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Whoever writes in a topic follows it from then on, unless they do not wish to, or stopped following it before. */
export async function followOnPost({ createdAt, payload }: Fact<"topic.created" | "post.created">): Promise<void> {
  if (payload.imported) return;
  await db.$executeRaw`
    INSERT INTO "Follow" ("memberId", "targetKind", "targetId", "createdAt")
    SELECT id, 'topic', ${payload.topicId}::uuid, ${createdAt} FROM "Member"
    WHERE id = ${payload.authorId}::uuid AND "autoFollow"
    ON CONFLICT DO NOTHING`;
}
