import { type NotificationKind, notificationKinds } from "./kinds.ts";

/** The ways by which members are told; SMS is for what somebody asked for themselves, which no kind is yet. */
export const channels = ["inbox", "mail", "push"] as const;

export type Channel = (typeof channels)[number];

const all = [...channels];
const quietly: Channel[] = ["inbox", "mail"];

/** By which ways a member is told of each kind who has not chosen otherwise: what speaks to them may interrupt. */
export const defaultChannels: Record<NotificationKind, readonly Channel[]> = {
  mention: all,
  quote: all,
  reply: all,
  topic_reply: all,
  forum_topic: quietly,
  member_wrote: quietly,
  answer_accepted: all,
  like: quietly,
  new_follower: quietly,
};

/** The kinds a channel tells whom has not chosen otherwise. */
export function kindsByDefault(channel: Channel): NotificationKind[] {
  return notificationKinds.filter((kind) => defaultChannels[kind].includes(channel));
}
