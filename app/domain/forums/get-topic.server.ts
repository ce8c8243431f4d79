import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isRowNumber, isUuid } from "#app/domain/core/references.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { findMovedTopic } from "./find-moved-topic.server.ts";
import { readAhead, selectPosts, type TopicPosition } from "./list-topic-posts.server.ts";
import { selectTopic, topicAt, type WholeTopicRow } from "./select-topic.server.ts";
import { viewPosts } from "./view-posts.server.ts";
import { excerptLength, type TopicPage, type TopicPlace, type TopicView, toTopicCard, toTopicRights } from "./views.ts";

/**
 * A topic and one page of its posts. Costs the same for any number of posts and any page: a bounded number of queries,
 * each over an index; the topic and its posts are asked for together.
 * @param seq the number in the topic's address
 * @returns the page and whether the viewer has begun a reply, or where the topic went when it was merged into another
 * @throws DomainError not_found, also for what the viewer may not read
 */
export async function getTopic(
  viewer: Actor,
  seq: number,
  position: TopicPosition = {},
): Promise<(TopicPage & { hasDraft: boolean }) | { movedTo: TopicPlace }> {
  if (!isRowNumber(seq)) throw new DomainError("not_found");
  const [topic, ahead] = await Promise.all([
    selectTopic(viewer, { seq }),
    readAhead(viewer, topicAt(viewer, seq), position),
  ]);
  if (!topic) {
    const movedTo = await findMovedTopic(viewer, seq);
    if (!movedTo) throw new DomainError("not_found");
    return { movedTo };
  }
  const { rows, ...range } = await selectPosts(viewer, topic, position, ahead);
  return {
    topic: viewTopic(viewer, topic),
    posts: await viewPosts(viewer, topic, rows),
    hasDraft: topic.hasDraft ?? false,
    page: { ...range, lastNumber: topic.lastNumber, total: topic.replyCount + 1 },
  };
}

/**
 * A topic by itself, for programs.
 * @throws DomainError not_found, also for what the viewer may not read
 */
export async function getTopicView(viewer: Actor, id: string): Promise<TopicView> {
  const topic = isUuid(id) ? await selectTopic(viewer, { id }) : null;
  if (!topic) throw new DomainError("not_found");
  return viewTopic(viewer, topic);
}

function viewTopic(viewer: Actor, topic: WholeTopicRow): TopicView {
  const { unread, lastReadNumber, products, acceptedPost, following, beginning, author, lastPoster } = topic;
  const read = unread === null ? undefined : { unread, lastReadNumber };
  return {
    ...toTopicCard(topic, { author, lastPoster, read, excerpt: excerpt(beginning, excerptLength) }),
    isPublic: topic.forum.readers === "everyone" && topic.hiddenAt === null && topic.deletedAt === null,
    products,
    acceptedPost,
    can: toTopicRights(viewer, topic),
    following,
  };
}
