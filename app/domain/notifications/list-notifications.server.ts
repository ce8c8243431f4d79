import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { findTold } from "./find-told.server.ts";
import { groupNotifications, type NotificationView, type Told } from "./group.ts";
import { inboxPageSize } from "./rules.ts";

/** A page with fewer notifications than this is filled from further back. */
const leastShown = 20;
/** How often a page is filled, where almost nothing may be shown any more. */
const mostFills = 5;

/** The inbox as a list; another member's cursor is one of another list. */
const listOf = ({ id }: MemberActor) => `notifications:${id}`;

/**
 * A page of the member's inbox, the newest first, grouped, with only what the member may still read.
 * @param limit notifications looked at, before they are grouped
 * @throws DomainError unauthenticated, position_malformed
 */
export async function listNotifications(
  actor: Actor,
  after: string | null = null,
  limit = inboxPageSize,
): Promise<Page<NotificationView>> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const found: Told[] = [];
  let next = decodeCursor(after, listOf(actor))?.id ?? null;
  for (let fill = 0; fill < mostFills; fill++) {
    const more = await findTold(actor, { after: next, unreadOnly: false, take: limit - found.length });
    found.push(...more.told);
    next = more.next;
    if (next === null || found.length >= Math.min(leastShown, limit)) break;
  }
  return { items: groupNotifications(found), next: next && encodeCursor({ value: 0, id: next }, listOf(actor)) };
}
