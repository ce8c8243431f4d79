import type { FactKind, Facts } from "#app/domain/core/events.ts";

type Told = { [K in FactKind]?: readonly (keyof Facts[K])[] };

const topic = ["topicId", "forumId", "authorId"] as const;
const post = ["postId", ...topic] as const;
const like = ["contentKind", "contentId", "memberId", "authorId"] as const;

/**
 * The facts that webhooks may hear of, and the fields that go out: ids and what happened. A fact or a field that is
 * missing here stays in the club.
 */
export const publicFacts = {
  "member.joined": ["memberId"],
  "member.removed": ["memberId", "withContent"],
  "member.standing_changed": ["memberId", "from", "to"],
  "product.created": ["productId", "forumId"],
  "product.updated": ["productId"],
  "product.ownership_changed": ["productId", "memberId"],
  "forum.created": ["forumId"],
  "topic.created": [...topic, "postId", "productIds"],
  "topic.edited": topic,
  "topic.moved": [...topic, "fromForumId"],
  "topic.merged": [...topic, "intoTopicId"],
  "topic.split": [...topic, "fromTopicId"],
  "topic.closed": [...topic, "closed"],
  "topic.pinned": [...topic, "pinned"],
  "topic.hidden": topic,
  "topic.restored": topic,
  "topic.deleted": topic,
  "post.created": [...post, "replyToId"],
  "post.edited": post,
  "post.hidden": post,
  "post.restored": post,
  "post.deleted": post,
  "answer.accepted": [...post, "acceptedBy", "previousPostId"],
  "answer.withdrawn": post,
  "content.liked": like,
  "content.unliked": like,
} as const satisfies Told;

export type PublicFactKind = keyof typeof publicFacts;

/** The kinds of facts that a webhook can ask for. */
export const publicFactKinds = Object.keys(publicFacts) as PublicFactKind[];

/** Whether webhooks may hear of a kind of fact. */
export function isPublicFact(kind: string): kind is PublicFactKind {
  return Object.hasOwn(publicFacts, kind);
}
