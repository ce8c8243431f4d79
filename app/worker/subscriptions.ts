import { onGroupRuleChanged, regroupMember } from "#app/domain/accounts/apply-group-rules.server.ts";
import { tellOfStanding } from "#app/domain/accounts/tell-of-standing.server.ts";
import {
  moveActivity,
  recordAcceptance,
  recordJoining,
  recordLike,
  recordPost,
  recordPosts,
  recordTopic,
} from "#app/domain/activity/record-activity.server.ts";
import type { Fact, FactKind } from "#app/domain/core/events.ts";
import { forgetNameOfMember } from "#app/domain/forums/forget-name.server.ts";
import { refreshHeatOfLiked, refreshHeatOfTopic } from "#app/domain/forums/on-heat-changed.server.ts";
import { removeContentOfMember } from "#app/domain/forums/on-member-removed.server.ts";
import { deliverManyWebhooks, deliverWebhooks } from "#app/domain/integrations/deliver-webhooks.server.ts";
import { sweepMediaOfRemoved } from "#app/domain/media/on-member-removed.server.ts";
import { followOnPost, followOnPosts } from "#app/domain/notifications/follow-on-post.server.ts";
import { notifyOfAcceptance, notifyOfFollower, notifyOfLike } from "#app/domain/notifications/notify-member.server.ts";
import { notifyOfPost, notifyOfPosts } from "#app/domain/notifications/notify-of-posts.server.ts";
import { notifyOfEdit, notifyOfTopic } from "#app/domain/notifications/notify-readers.server.ts";
import { indexDependents, indexFact, indexFacts } from "#search/index-facts.server.ts";

/**
 * Something that happens because of a fact. It may run twice; the second time must change nothing. The name stands in
 * the queue: a reaction that is renamed loses what is waiting for it. A quick one says how it takes many facts in few
 * statements (`runAll`) and is run where facts are delivered; any other has a job of its own for each.
 */
export type Reaction<K extends FactKind = FactKind> = {
  name: string;
  run(fact: Fact<K>): Promise<void>;
  runAll?(facts: Fact<K>[]): Promise<void>;
};

const regroup = { name: "regroup", run: regroupMember };
const webhooks = { name: "deliverWebhooks", run: deliverWebhooks, runAll: deliverManyWebhooks };
const index = { name: "index", run: indexFact, runAll: indexFacts };
const moveLines = { name: "moveActivity", run: moveActivity };
const indexWhole = { name: "indexDependents", run: indexDependents };
const follow = { name: "followOnPost", run: followOnPost, runAll: followOnPosts };

/** What happens when …: every fact and its reactions. A fact that is missing here does not compile. */
export const subscriptions: { [K in FactKind]: Reaction<K>[] } = {
  "member.joined": [{ name: "recordActivity", run: recordJoining }, regroup, webhooks, index],
  "member.updated": [index, indexWhole],
  "member.standing_changed": [{ name: "tellMember", run: tellOfStanding }, regroup, webhooks, index],
  "member.referred": [],
  "member.removed": [
    { name: "sweepAvatar", run: sweepMediaOfRemoved },
    { name: "removeContent", run: removeContentOfMember },
    { name: "forgetName", run: forgetNameOfMember },
    webhooks,
    index,
    indexWhole,
  ],
  "member.trust_changed": [regroup],
  "club.updated": [],
  "rules.published": [],
  "group.rule_changed": [{ name: "regroup", run: onGroupRuleChanged }],
  "product.updated": [webhooks, index, indexWhole],
  "product.ownership_changed": [regroup, webhooks],
  "member.sign_in_changed": [],
  "product.created": [webhooks, index],
  "forum.created": [webhooks],
  "forum.updated": [indexWhole],
  "section.updated": [],
  "topic.created": [
    { name: "notify", run: notifyOfTopic },
    follow,
    { name: "recordActivity", run: recordTopic },
    webhooks,
    index,
  ],
  "topic.edited": [webhooks, index, indexWhole],
  "topic.moved": [moveLines, webhooks, index, indexWhole],
  "topic.merged": [{ name: "refreshHeat", run: refreshHeatOfTopic }, moveLines, webhooks, index, indexWhole],
  "topic.split": [{ name: "refreshHeat", run: refreshHeatOfTopic }, moveLines, webhooks, index, indexWhole],
  "topic.closed": [webhooks],
  "topic.pinned": [webhooks],
  "topic.hidden": [webhooks, index, indexWhole],
  "topic.restored": [webhooks, index, indexWhole],
  "topic.deleted": [webhooks, index, indexWhole],
  "post.created": [
    { name: "notify", run: notifyOfPost, runAll: notifyOfPosts },
    follow,
    { name: "recordActivity", run: recordPost, runAll: recordPosts },
    webhooks,
    index,
  ],
  "post.edited": [{ name: "notify", run: notifyOfEdit }, webhooks, index],
  "post.hidden": [{ name: "refreshHeat", run: refreshHeatOfTopic }, webhooks, index],
  "post.restored": [{ name: "refreshHeat", run: refreshHeatOfTopic }, webhooks, index],
  "post.deleted": [{ name: "refreshHeat", run: refreshHeatOfTopic }, webhooks, index],
  "answer.accepted": [
    { name: "notify", run: notifyOfAcceptance },
    { name: "recordActivity", run: recordAcceptance },
    webhooks,
  ],
  "answer.withdrawn": [webhooks],
  "content.liked": [
    { name: "notify", run: notifyOfLike },
    { name: "recordActivity", run: recordLike },
    { name: "refreshHeat", run: refreshHeatOfLiked },
    webhooks,
  ],
  "content.unliked": [{ name: "refreshHeat", run: refreshHeatOfLiked }, webhooks],
  "member.followed": [{ name: "notify", run: notifyOfFollower }],
};
