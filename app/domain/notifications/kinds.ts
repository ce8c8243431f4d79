/** What a notification tells, the more personal first: of several reasons for one fact, the first is told. */
export const notificationKinds = [
  "mention",
  "quote",
  "reply",
  "topic_reply",
  "forum_topic",
  "member_wrote",
  "answer_accepted",
  "like",
  "new_follower",
] as const;

export type NotificationKind = (typeof notificationKinds)[number];
