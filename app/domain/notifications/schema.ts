import { z } from "zod";
import { ticked } from "#app/domain/accounts/schema.ts";
import { fail } from "#app/domain/core/form-state.ts";
import { type Channel, channels } from "./channels.ts";
import { type NotificationKind, notificationKinds } from "./kinds.ts";
import { digestPaces, type NotificationSettings } from "./settings.ts";

/** What can be followed. */
const followKinds = ["member", "forum", "topic"] as const;

/** Points at what can be followed. */
export const FollowTarget = z.object({ kind: z.enum(followKinds), id: z.uuid() });

export type FollowTarget = z.output<typeof FollowTarget>;

/** Notifications to mark as read, by id. */
export const MarkRead = z.object({ ids: z.array(z.uuid()).max(500) });

/** When notifications were marked as read that shall be unread again. */
export const UndoMarkRead = z.object({ readAt: z.coerce.date() });

/** The name of the box for a kind and a channel. */
export const boxName = (channel: Channel, kind: NotificationKind) => `${channel}_${kind}`;

const boxes = channels.flatMap((channel) => notificationKinds.map((kind) => boxName(channel, kind)));

/** A time of day as `HH:MM`, in minutes. */
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** By which ways and when a member is told: a box for each kind and channel, and their hours. */
export const SetNotifications = z
  .object({
    ...Object.fromEntries(boxes.map((name) => [name, ticked])),
    digest: z.enum(digestPaces),
    quiet: ticked,
    quietFrom: clock,
    quietUntil: clock,
  })
  .refine(({ quiet, quietFrom, quietUntil }) => !quiet || quietFrom !== quietUntil, {
    error: fail("quiet_hours_empty"),
    path: ["quietUntil"],
  })
  .transform(({ digest, quiet, quietFrom, quietUntil, ...boxes }): NotificationSettings => {
    const isTicked = boxes as Record<string, boolean>;
    const chosen = (kind: NotificationKind) => channels.filter((channel) => isTicked[boxName(channel, kind)]);
    const choices = Object.fromEntries(notificationKinds.map((kind) => [kind, chosen(kind)]));
    return { choices: choices as NotificationSettings["choices"], digest, quiet, quietFrom, quietUntil };
  });

/** What is not to be told any more, or again: a topic, a member, or a kind, with the channels it is to come by. */
export const Mute = z.discriminatedUnion("what", [
  z.object({ what: z.literal("topic"), id: z.uuid(), intent: z.enum(["mute", "unmute"]) }),
  z.object({ what: z.literal("member"), id: z.uuid(), intent: z.enum(["mute", "unmute"]) }),
  z.object({ what: z.literal("kind"), id: z.enum(notificationKinds), channels: z.array(z.enum(channels)).max(9) }),
]);
export type Mute = z.output<typeof Mute>;
