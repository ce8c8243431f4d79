import type { Channel } from "./channels.ts";
import type { NotificationKind } from "./kinds.ts";
import type { QuietHours } from "./quiet.ts";

/** How often a member gets a digest by mail. */
export const digestPaces = ["off", "daily", "weekly"] as const;

export type DigestPace = (typeof digestPaces)[number];

/** When and how often somebody is told who has not chosen otherwise; as the columns of `NotificationTimes` have it. */
export const defaultTimes: QuietHours & { digest: DigestPace } = {
  digest: "weekly",
  quiet: false,
  quietFrom: 22 * 60,
  quietUntil: 8 * 60,
};

/** By which ways a member is told of each kind, when, and how often. */
export type NotificationSettings = typeof defaultTimes & { choices: Record<NotificationKind, Channel[]> };
