import type { News } from "#app/domain/core/committed.server.ts";
import type { FactKind, Facts } from "#app/domain/core/events.ts";
import type { ContentKind } from "#app/domain/core/references.ts";

/** What a guest's page can depend on; `topics` is every list of topics, whatever it is of, `activity` what happens, `members` how many there are. */
export type PageKey = "topics" | "activity" | "members" | "rules" | `${"forum" | "member" | ContentKind}:${string}`;

/** The pages that must not be shown any more: those that depend on one of these, or all of them. */
export type Forgotten = readonly PageKey[] | "all";

type TopicIds = { topicId: string; forumId: string };

const ofTopic = ({ topicId, forumId }: TopicIds): Forgotten => [
  `topic:${topicId}`,
  `forum:${forumId}`,
  "topics",
  "activity",
];
const ofContent = (fact: { contentKind: ContentKind; contentId: string }): Forgotten => [
  `${fact.contentKind}:${fact.contentId}`,
  "activity",
];
const all = (): Forgotten => "all";
const none = (): Forgotten => [];

/**
 * Which pages of guests a fact changes. Too much costs a page some milliseconds; too little shows what is not so. What is
 * rare, what takes something from sight and what stands on every page forgets all. A fact missing here does not compile.
 */
const forgottenBy: { [K in FactKind]: (payload: Facts[K]) => Forgotten } = {
  "member.joined": ({ imported }) => (imported ? [] : ["members", "activity"]),
  "member.updated": all,
  "member.standing_changed": all,
  "member.referred": none,
  "member.removed": all,
  "member.trust_changed": ({ memberId }) => [`member:${memberId}`],
  "member.sign_in_changed": none,
  "member.followed": none,
  "club.updated": all,
  "rules.published": () => ["rules"],
  "group.rule_changed": none,
  "product.created": all,
  "product.updated": all,
  "product.ownership_changed": all,
  "forum.created": all,
  "forum.updated": all,
  "section.updated": all,
  "topic.created": ofTopic,
  "topic.edited": ofTopic,
  "topic.moved": all,
  "topic.merged": all,
  "topic.split": all,
  "topic.closed": ofTopic,
  "topic.pinned": ofTopic,
  "topic.hidden": all,
  "topic.restored": all,
  "topic.deleted": all,
  "post.created": ofTopic,
  "post.edited": ofTopic,
  "post.hidden": all,
  "post.restored": all,
  "post.deleted": all,
  "answer.accepted": ofTopic,
  "answer.withdrawn": ofTopic,
  "content.liked": ofContent,
  "content.unliked": ofContent,
};

/** Which pages of guests some news changes. */
export function forgottenByNews(news: News): Forgotten {
  if (news === "anything") return "all";
  const keys = new Set<PageKey>();
  for (const { kind, payload } of news) {
    const forgotten = (forgottenBy[kind] as ((payload: unknown) => Forgotten) | undefined)?.(payload) ?? "all";
    if (forgotten === "all") return "all"; // also for what only a newer version of the club knows
    for (const key of forgotten) keys.add(key);
  }
  return [...keys];
}
