import { z } from "zod";

/** What can be followed. */
const followKinds = ["member", "forum", "topic"] as const;

/** Points at what can be followed. */
export const FollowTarget = z.object({ kind: z.enum(followKinds), id: z.uuid() });

export type FollowTarget = z.output<typeof FollowTarget>;

/** Notifications to mark as read, by id. */
export const MarkRead = z.object({ ids: z.array(z.uuid()).max(500) });

/** When notifications were marked as read that shall be unread again. */
export const UndoMarkRead = z.object({ readAt: z.coerce.date() });
