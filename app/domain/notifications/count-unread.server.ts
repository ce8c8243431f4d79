import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { findTold } from "./find-told.server.ts";
import { unreadMax } from "./rules.ts";

/** How many unread notifications the inbox would show, at most `unreadMax`; none for guests. */
export async function countUnreadNotifications(actor: Actor): Promise<number> {
  if (!isMember(actor)) return 0;
  const { told } = await findTold(actor, { after: null, unreadOnly: true, take: unreadMax });
  return told.length;
}
