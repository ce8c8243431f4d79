import { tellOfStanding } from "#app/domain/accounts/tell-of-standing.server.ts";
import {
  recordAcceptance,
  recordJoining,
  recordLike,
  recordPost,
  recordTopic,
} from "#app/domain/activity/record-activity.server.ts";
import type { Fact, FactKind } from "#app/domain/core/events.ts";
import { refreshHeatOfLiked, refreshHeatOfTopic } from "#app/domain/forums/on-heat-changed.server.ts";
import { followOnPost } from "#app/domain/notifications/follow-on-post.server.ts";
import { notifyOfAcceptance, notifyOfFollower, notifyOfLike } from "#app/domain/notifications/notify-member.server.ts";
import { notifyOfEdit, notifyOfPost, notifyOfTopic } from "#app/domain/notifications/notify-readers.server.ts";

/**
 * Something that happens because of a fact. It may run twice; the second time must change nothing. The name stands in
 * the queue: a reaction that is renamed loses what is waiting for it.
 */
export type Reaction<K extends FactKind = FactKind> = { name: string; run(fact: Fact<K>): Promise<void> };

/** What happens when …: every fact and its reactions. A fact that is missing here does not compile. */
export const subscriptions: { [K in FactKind]: Reaction<K>[] } = {
  "member.joined": [{ name: "recordActivity", run: recordJoining }],
  "member.standing_changed": [{ name: "tellMember", run: tellOfStanding }],
  "member.trust_changed": [],
  "group.rule_changed": [],
  "product.updated": [],
  "product.ownership_changed": [],
  "product.created": [],
  "forum.created": [],
  "topic.created": [
    { name: "notify", run: notifyOfTopic },
    { name: "followOnPost", run: followOnPost },
    { name: "recordActivity", run: recordTopic },
  ],
  "topic.edited": [],
  "topic.moved": [],
  "topic.merged": [{ name: "refreshHeat", run: refreshHeatOfTopic }],
  "topic.split": [{ name: "refreshHeat", run: refreshHeatOfTopic }],
  "topic.closed": [],
  "topic.pinned": [],
  "topic.hidden": [],
  "topic.restored": [],
  "topic.deleted": [],
  "post.created": [
    { name: "notify", run: notifyOfPost },
    { name: "followOnPost", run: followOnPost },
    { name: "recordActivity", run: recordPost },
  ],
  "post.edited": [{ name: "notify", run: notifyOfEdit }],
  "post.hidden": [{ name: "refreshHeat", run: refreshHeatOfTopic }],
  "post.restored": [{ name: "refreshHeat", run: refreshHeatOfTopic }],
  "post.deleted": [{ name: "refreshHeat", run: refreshHeatOfTopic }],
  "answer.accepted": [
    { name: "notify", run: notifyOfAcceptance },
    { name: "recordActivity", run: recordAcceptance },
  ],
  "answer.withdrawn": [],
  "content.liked": [
    { name: "notify", run: notifyOfLike },
    { name: "recordActivity", run: recordLike },
    { name: "refreshHeat", run: refreshHeatOfLiked },
  ],
  "content.unliked": [{ name: "refreshHeat", run: refreshHeatOfLiked }],
  "member.followed": [{ name: "notify", run: notifyOfFollower }],
};
