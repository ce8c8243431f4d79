import type { CommittedFact } from "#app/domain/core/committed.server.ts";
import type { FactKind, Facts } from "#app/domain/core/events.ts";
import type { TopicNews } from "./protocol.ts";

/** What a fact means for open browsers. */
export type LiveNews = {
  topic?: TopicNews;
  /** A post whose likes are to be counted again. */
  likesOf?: string;
  /** Something stands in the club's activity. */
  activity?: true;
  /** Whose rooms are to be looked at again: readers of a topic, of a forum, or one member. */
  recheck?: { topicId: string } | { forumId: string } | { memberId: string } | "everyone";
};

type PostIds = { topicId: string; postId: string; authorId: string };

const nothing = (): LiveNews => ({});
const recheckMember = ({ memberId }: { memberId: string }): LiveNews => ({ recheck: { memberId } });
const recheckForum = ({ forumId }: { forumId: string }): LiveNews => ({ recheck: { forumId } });
const topicChanged = ({ topicId }: { topicId: string }): LiveNews => ({ topic: { topicId, what: "changed" } });
const postChanged = ({ topicId, postId }: PostIds): LiveNews => ({ topic: { topicId, what: "changed", postId } });
const accessChanged = (fact: { topicId: string }): LiveNews => ({ ...topicChanged(fact), recheck: fact });
const liked = ({ contentKind, contentId }: { contentKind: string; contentId: string }): LiveNews =>
  contentKind === "post" ? { likesOf: contentId } : {};

/** What open browsers are told when a fact is committed. A fact that is missing here does not compile. */
const newsBy: { [K in FactKind]: (payload: Facts[K]) => LiveNews } = {
  "member.joined": () => ({ activity: true }),
  "member.updated": nothing,
  "member.standing_changed": recheckMember,
  "member.referred": nothing,
  "member.removed": recheckMember,
  "member.trust_changed": nothing,
  "member.sign_in_changed": recheckMember,
  "member.followed": nothing,
  "club.updated": () => ({ recheck: "everyone" }), // it may be open to members only, or want a second factor of staff
  "rules.published": nothing,
  "group.rule_changed": nothing,
  "product.created": nothing,
  "product.updated": nothing,
  "product.ownership_changed": nothing,
  "forum.created": nothing,
  "forum.updated": recheckForum,
  "section.updated": nothing,
  "topic.created": ({ imported }) => (imported ? {} : { activity: true }),
  "topic.edited": topicChanged,
  "topic.moved": accessChanged,
  "topic.merged": accessChanged,
  "topic.split": accessChanged,
  "topic.closed": topicChanged,
  "topic.pinned": topicChanged,
  "topic.hidden": accessChanged,
  "topic.restored": topicChanged,
  "topic.deleted": accessChanged,
  "post.created": ({ topicId, postId, authorId, imported }) =>
    imported ? {} : { topic: { topicId, what: "posted", postId, authorId }, activity: true },
  "post.edited": postChanged,
  "post.hidden": postChanged,
  "post.restored": postChanged,
  "post.deleted": postChanged,
  "answer.accepted": (fact) => ({ ...postChanged(fact), activity: true }),
  "answer.withdrawn": postChanged,
  "content.liked": (fact) => ({ ...liked(fact), activity: true }),
  "content.unliked": liked,
};

/** What open browsers are told of a fact. */
export function newsOf<K extends FactKind>({ kind, payload }: CommittedFact & { kind: K }): LiveNews {
  return (newsBy[kind] as (payload: Facts[K]) => LiveNews)(payload as Facts[K]);
}
