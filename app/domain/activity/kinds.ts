/** The facts that become a line of the club's activity. */
export type ActivityKind = "member.joined" | "topic.created" | "post.created" | "answer.accepted" | "content.liked";
