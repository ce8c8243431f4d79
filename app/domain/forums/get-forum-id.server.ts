import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Database } from "#app/platform/db/client.server.ts";
import { visibleForums } from "./policy.ts";

/**
 * The id again, when it is that of a forum the actor may read.
 * @throws DomainError not_found
 */
export async function getForumId(database: Database, actor: Actor, id: string): Promise<string> {
  const forum = await database.forum.findFirst({
    where: { AND: [{ id }, visibleForums(actor)] },
    select: { id: true },
  });
  if (!forum) throw new DomainError("not_found", { field: "forumId" });
  return forum.id;
}
