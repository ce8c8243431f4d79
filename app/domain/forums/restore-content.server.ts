import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { restorePost } from "./restore-post.server.ts";
import type { RestoreContent } from "./schema.ts";

/**
 * Brings back a hidden or deleted topic or post; a topic comes back with its first post.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function restoreContent(actor: Actor, { kind, id, reason }: RestoreContent): Promise<void> {
  if (kind === "post") return restorePost(actor, { postId: id, reason });
  const first = await db.post.findUnique({
    where: { topicId_number: { topicId: id, number: 1 } },
    select: { id: true },
  });
  if (!first) throw new DomainError("not_found");
  return restorePost(actor, { postId: first.id, reason });
}
