import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { findTold } from "./find-told.server.ts";
import { groupNotifications } from "./group.ts";
import { unreadMax } from "./rules.ts";

/**
 * How many unread lines the inbox would show, with what is told together counted once; `unreadMax` of its notifications
 * are looked at. None for guests.
 */
export async function countUnreadNotifications(actor: Actor): Promise<number> {
  if (!isMember(actor)) return 0;
  const { told } = await findTold(actor, { after: null, unreadOnly: true, take: unreadMax });
  return groupNotifications(told).length;
}
