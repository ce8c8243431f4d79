import type { TopicView } from "#app/domain/forums/views.ts";

/** The number that reading goes on with; null for guests, for a topic never opened, and where everything is read. */
export function firstUnread({ unread, lastReadNumber }: Pick<TopicView, "unread" | "lastReadNumber">): number | null {
  return unread && lastReadNumber !== null ? lastReadNumber + 1 : null;
}
