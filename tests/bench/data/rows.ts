import { guest } from "#app/domain/core/actor.ts";
import { titleColumns } from "#app/domain/forums/create-topic.server.ts";
import { parseBody } from "#app/domain/forums/parse-body.server.ts";
import { heatAfter } from "#app/domain/forums/rules.ts";
import { addSeconds, daySeconds } from "#app/platform/clock.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { makeRandom } from "#tests/factories/random.ts";
import { randomName } from "#tests/factories/random-text.ts";
import type { Row } from "./copy.ts";
import type { PlannedPost, PlannedTopic } from "./plan.ts";
import { idOf, longestTopic, pageTopic, type Shape, shortTopic } from "./shape.ts";
import { benchText } from "./words.ts";

/** Members joined before anything was said, at most so many days before the present. */
const joinedDays = 800;

/** Rows of members: some known to the club for long, none of them staff. */
export function* memberRows({ members }: Shape, until: Date): Generator<Row> {
  const random = makeRandom(7);
  for (let number = 0; number < members; number++) {
    const name = randomName(random);
    const createdAt = addSeconds(until, -(joinedDays - (random.share() * joinedDays) / 3) * daySeconds);
    const phone = `+98901${String(number).padStart(7, "0")}`;
    const known = { phone, trust: random.between(1, 2), rulesVersion: 1, createdAt };
    yield { id: idOf("member", number), name, nameFold: fold(name), ...known };
  }
}

/** A topic's row as creating it and each of its replies leave it. */
export function topicRow(topic: PlannedTopic, forumId: string): Row {
  const { id, kind, stars, tags, posts } = topic;
  const [first, last] = [posts[0]!, posts.at(-1)!];
  return {
    ...{ id, forumId, kind, stars, tags, ...titleColumns(topic.title) },
    ...{ authorId: first.authorId, lastPosterId: last.authorId, lastNumber: last.number },
    ...{ replyCount: posts.length - 1, createdAt: first.createdAt, lastPostAt: last.createdAt },
    heat: posts.reduce((heat, { createdAt }) => heatAfter(heat, 1, createdAt), 0),
  };
}

/** What a post says: the same for the same place in its topic. */
export function textOf({ topic, number }: PlannedPost): string {
  return benchText(makeRandom(topic.place * 100_003 + number));
}

/** Rows of posts, through what the use cases make of a text. */
export async function* postRows(posts: PlannedPost[]): AsyncGenerator<Row> {
  for (const post of posts) {
    const { id, topic, number, authorId, replyTo, createdAt } = post;
    const { body, ...columns } = (await parseBody(guest, { body: textOf(post) }, {})).columns;
    const place = { id, topicId: topic.id, number, authorId, replyToId: replyTo?.id ?? null, createdAt };
    yield { ...place, ...columns, body: JSON.stringify(body) };
  }
}

/** A like for every other post, more for some. */
export function* likeRows({ members }: Shape, posts: PlannedPost[]): Generator<Row> {
  const random = makeRandom(11);
  for (const { id, authorId, createdAt } of posts) {
    const likers = new Set<string>();
    for (let left = Math.floor(random.share() ** 4 * 6); left > 0; left--)
      likers.add(idOf("member", random.between(0, members - 1)));
    likers.delete(authorId);
    for (const memberId of likers) yield { memberId, contentKind: "post", contentId: id, authorId, createdAt };
  }
}

/** How far the first members have read a few topics, those that are measured among them. */
export function* readRows({ readers }: Shape, topics: PlannedTopic[], until: Date): Generator<Row> {
  const random = makeRandom(13);
  const measured = [longestTopic, pageTopic, shortTopic].map((number) => topics[number]!);
  for (let reader = 0; reader < readers; reader++) {
    const read = new Set([...measured, ...Array.from({ length: 20 }, () => random.pick(topics))]);
    for (const { id, posts } of read)
      yield {
        ...{ memberId: idOf("member", reader), topicId: id, updatedAt: until },
        lastNumber: random.between(1, posts.length),
      };
  }
}
