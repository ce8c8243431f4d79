/** The facts that become a line of the club's activity. */
export const activityKinds = [
  "member.joined",
  "topic.created",
  "post.created",
  "answer.accepted",
  "content.liked",
] as const;

export type ActivityKind = (typeof activityKinds)[number];
