import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";

/** How many things the actor has begun to write; guests have none. */
export async function countDrafts(actor: Actor): Promise<number> {
  return isMember(actor) ? db.draft.count({ where: { memberId: actor.id } }) : 0;
}
