import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { findTold } from "./find-told.server.ts";
import { groupNotifications, type Told } from "./group.ts";
import { unreadLooks, unreadMax } from "./rules.ts";

/**
 * How many unread lines the inbox would show, `unreadMax` at most, with what is told together counted once. Where much of
 * it is told together or may not be shown any more, it is looked further back, as far as `unreadLooks` reach. None for
 * guests.
 */
export async function countUnreadNotifications(actor: Actor): Promise<number> {
  if (!isMember(actor)) return 0;
  const found: Told[] = [];
  let after: string | null = null;
  let lines = 0;
  for (const take of unreadLooks) {
    const { told, next } = await findTold(actor, { after, unreadOnly: true, take });
    found.push(...told);
    lines = groupNotifications(found).length;
    after = next;
    if (next === null || lines >= unreadMax) break;
  }
  return Math.min(lines, unreadMax);
}
