import type { Standing } from "./actor.ts";
import type { ContentKind } from "./references.ts";

type PostFact = { postId: string; topicId: string; forumId: string; authorId: string };
type TopicFact = { topicId: string; forumId: string; authorId: string };
type LikeFact = { contentKind: ContentKind; contentId: string; memberId: string; authorId: string };

/** Every fact of the club and what it carries: ids and what happened, no text and no personal data. */
export type Facts = {
  "member.joined": { memberId: string; imported?: true };
  /** What everyone sees of them: name, picture, marks. */
  "member.updated": { memberId: string };
  "member.standing_changed": { memberId: string; from: Standing; to: Standing; tell: boolean };
  "member.referred": { memberId: string; referrerId: string };
  "member.removed": { memberId: string; withContent: boolean };
  "member.trust_changed": { memberId: string };
  "club.updated": { changed: string[] };
  "rules.published": { version: number };
  "group.rule_changed": { groupId: string };
  "product.updated": { productId: string };
  "product.ownership_changed": { productId: string; memberId: string };
  "member.sign_in_changed": {
    memberId: string;
    what: "phone" | "email" | "password" | "second_factor" | "identity";
  };
  "product.created": { productId: string; forumId: string };
  "forum.created": { forumId: string };
  "forum.updated": { forumId: string };
  "section.updated": { sectionId: string };
  "topic.created": TopicFact & { postId: string; productIds: string[]; mentionedIds: string[]; imported?: true };
  "topic.edited": TopicFact;
  "topic.moved": TopicFact & { fromForumId: string };
  "topic.merged": TopicFact & { intoTopicId: string };
  "topic.split": TopicFact & { fromTopicId: string };
  "topic.closed": TopicFact & { closed: boolean };
  "topic.pinned": TopicFact & { pinned: boolean };
  "topic.hidden": TopicFact;
  "topic.restored": TopicFact;
  "topic.deleted": TopicFact;
  "post.created": PostFact & { replyToId: string | null; quotedIds: string[]; mentionedIds: string[]; imported?: true };
  "post.edited": PostFact & { addedMentionIds: string[]; large: boolean };
  "post.hidden": PostFact;
  "post.restored": PostFact;
  "post.deleted": PostFact;
  "answer.accepted": PostFact & { acceptedBy: string; previousPostId: string | null };
  "answer.withdrawn": PostFact;
  "content.liked": LikeFact;
  "content.unliked": LikeFact;
  "member.followed": { memberId: string; followedId: string };
};

export type FactKind = keyof Facts;

/** A fact as reactions receive it. */
export type Fact<K extends FactKind = FactKind> = {
  id: string;
  kind: K;
  actorId: string | null;
  createdAt: Date;
  payload: Facts[K];
};
