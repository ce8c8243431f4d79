import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";

/**
 * Throws a draft of the member's away; one that is not there is no error.
 * @throws DomainError unauthenticated
 */
export async function deleteDraft(actor: Actor, key: string): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  await db.draft.deleteMany({ where: { memberId: actor.id, key } });
}
