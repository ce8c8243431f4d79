import type { Actor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { restore } from "./restore-post.server.ts";
import type { RestoreContent } from "./schema.ts";

/**
 * Brings back a hidden or deleted topic or post; a topic comes back with its first post.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden
 */
export async function restoreContent(actor: Actor, { kind, id, reason }: RestoreContent): Promise<void> {
  demandActive(actor);
  await transaction((tx) => restore(tx, actor, { kind, id }, reason));
}
