import type { Actor } from "#app/domain/core/actor.ts";
import { deletePost } from "./delete-post.server.ts";
import { findPostIds, findTopicRef } from "./find-topic-ref.server.ts";

/**
 * Takes a topic away with its first post (`deletePost`).
 * @throws DomainError not_found, and what `deletePost` throws
 */
export async function deleteTopic(
  actor: Actor,
  input: { topicId: string; reason?: string | undefined },
): Promise<void> {
  const { id } = await findTopicRef(actor, { id: input.topicId });
  const [postId] = await findPostIds(actor, id, [1]);
  await deletePost(actor, { postId: postId!, reason: input.reason });
}
