import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isRowNumber, isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { countUnreadPosts } from "./count-unread.server.ts";
import { findMovedTopic } from "./find-moved-topic.server.ts";
import { findPeople, type Person } from "./find-people.server.ts";
import { findTopicSurroundings, type Surroundings } from "./find-topic-surroundings.server.ts";
import { selectPosts, type TopicPosition } from "./list-topic-posts.server.ts";
import { visibleTopics } from "./policy.ts";
import { viewPosts } from "./view-posts.server.ts";
import {
  excerptLength,
  type ReadState,
  type TopicPage,
  type TopicPlace,
  type TopicView,
  topicViewFields,
  toTopicCard,
  toTopicRights,
} from "./views.ts";

/**
 * A topic and one page of its posts. Costs the same for any number of posts and any page: a bounded number of queries,
 * each over an index.
 * @param seq the number in the topic's address
 * @returns the page, or where the topic went when it was merged into another
 * @throws DomainError not_found, also for what the viewer may not read
 */
export async function getTopic(
  viewer: Actor,
  seq: number,
  position: TopicPosition = {},
): Promise<TopicPage | { movedTo: TopicPlace }> {
  const topic = isRowNumber(seq) ? await selectTopic(viewer, { seq }) : null;
  if (!topic) {
    const movedTo = await findMovedTopic(viewer, seq);
    if (!movedTo) throw new DomainError("not_found");
    return { movedTo };
  }
  const [surroundings, reads] = await Promise.all([
    findTopicSurroundings(viewer, topic.id),
    countUnreadPosts(viewer, [topic.id]),
  ]);
  const read = reads.get(topic.id);
  const window = await selectPosts(viewer, topic, position, read?.lastReadNumber ?? null);
  const { posts, people } = await viewPosts(viewer, topic, window.rows);
  const { rows: _, ...range } = window;
  return {
    topic: viewTopic(viewer, topic, { surroundings, read, people }),
    posts,
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
  const [surroundings, reads, people] = await Promise.all([
    findTopicSurroundings(viewer, id),
    countUnreadPosts(viewer, [id]),
    findPeople(viewer, [topic.authorId, topic.lastPosterId]),
  ]);
  return viewTopic(viewer, topic, { surroundings, read: reads.get(id), people });
}

type TopicRow = NonNullable<Awaited<ReturnType<typeof selectTopic>>>;

function selectTopic(viewer: Actor, by: { seq: number } | { id: string }) {
  return db.topic.findFirst({ where: { AND: [by, visibleTopics(viewer)] }, select: topicViewFields });
}

function viewTopic(
  viewer: Actor,
  topic: TopicRow,
  company: { surroundings: Surroundings; read: ReadState | undefined; people: Map<string, Person> },
): TopicView {
  const { surroundings, read, people } = company;
  return {
    ...toTopicCard(topic, { people, read, excerpt: excerpt(surroundings.beginning, excerptLength) }),
    isPublic: topic.forum.readers === "everyone" && topic.hiddenAt === null && topic.deletedAt === null,
    products: surroundings.products,
    acceptedPost: surroundings.acceptedPost,
    can: toTopicRights(viewer, topic),
    following: surroundings.following,
  };
}
