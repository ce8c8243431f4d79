import { describe, expect, test } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { findPostPlace } from "#app/domain/forums/find-post-place.server.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import type { TopicPosition } from "#app/domain/forums/list-topic-posts.server.ts";
import { mergeTopics } from "#app/domain/forums/merge-topics.server.ts";
import { splitTopic } from "#app/domain/forums/split-topic.server.ts";
import type { TopicPage } from "#app/domain/forums/views.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { outcome } from "./proof.ts";

async function read(seq: number, position: TopicPosition = {}, viewer = guest): Promise<TopicPage> {
  const page = await getTopic(viewer, seq, position);
  if ("movedTo" in page) throw new Error("The topic was moved.");
  return page;
}

const numbers = (page: TopicPage) => page.posts.map((post) => post.number);
const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

async function makeLongTopic(posts: number) {
  const [topic, author] = [await makeTopic(), await makeMember()];
  for (let number = 2; number <= posts; number++) await makePost({ topicId: topic.id, authorId: author.id });
  return topic;
}

describe("pages of a topic", () => {
  test("hold twenty posts and lead on and back without losing or repeating one", async () => {
    const { seq } = await makeLongTopic(45);
    const first = await read(seq);
    expect(numbers(first)).toEqual(upTo(1, 20));
    expect(first.page).toEqual({ first: 1, last: 20, previousBefore: null, nextFrom: 21, lastNumber: 45, total: 45 });
    const second = await read(seq, { from: 21 });
    expect(second.page).toMatchObject({ first: 21, last: 40, previousBefore: 21, nextFrom: 41 });
    const third = await read(seq, { from: 41 });
    expect(third.page).toMatchObject({ first: 41, last: 45, previousBefore: 41, nextFrom: null });
    const back = await read(seq, { before: 41 });
    expect(back.page).toMatchObject({ first: 21, last: 40, previousBefore: 21, nextFrom: 41 });
    expect((await read(seq, { before: 21 })).page).toMatchObject({ first: 1, last: 20, previousBefore: null });
  });

  test("are found by the last, by a number, by a post, by a date", async () => {
    const { seq, id } = await makeLongTopic(30);
    const seventh = await db.post.update({
      where: { topicId_number: { topicId: id, number: 7 } },
      data: { createdAt: new Date("2099-01-01") },
    });
    expect(numbers(await read(seq, { last: true }))).toEqual(upTo(11, 30));
    expect((await read(seq, { post: seventh.id })).page.first).toBe(7);
    expect((await read(seq, { date: new Date("2098-01-01") })).page.first).toBe(7);
    expect((await read(seq, { date: new Date("2001-01-01") })).page.first).toBe(1);
  });

  test("answer positions that are nowhere with the page that is nearest", async () => {
    const { seq } = await makeLongTopic(3);
    for (const position of [{ from: 1_000 }, { before: 1_000 }, { date: new Date("2100-01-01") }, { from: -5 }])
      expect(numbers(await read(seq, position)), JSON.stringify(position)).toEqual([1, 2, 3]);
    expect(numbers(await read(seq, { post: "no-uuid" }))).toEqual([1, 2, 3]);
    expect(numbers(await read(seq, { before: 1 }))).toEqual([]);
  });

  test("begin at the first unread post for a member, at the end when all is read", async () => {
    const { seq, id } = await makeLongTopic(30);
    const member = await asActor(await makeMember());
    const reads = (lastNumber: number) =>
      db.topicRead.upsert({
        where: { memberId_topicId: { memberId: member.id, topicId: id } },
        create: { memberId: member.id, topicId: id, lastNumber },
        update: { lastNumber },
      });
    expect((await read(seq, { unread: true }, member)).page.first).toBe(1);
    await reads(24);
    const page = await read(seq, { unread: true }, member);
    expect(page.page.first).toBe(25);
    expect(page.topic.lastReadNumber).toBe(24);
    await reads(30);
    expect((await read(seq, { unread: true }, member)).page.last).toBe(30);
  });

  test("of a number that no topic has, or no number at all: not found", async () => {
    for (const seq of [999_999, 0, -1, 1.5, Number.NaN, 2 ** 40])
      expect(await outcome(getTopic(guest, seq))).toBe("not_found");
  });
});

describe("a post's place", () => {
  test("is followed through a merge, and the merged topic leads to the other", async () => {
    const moderator = await asActor(await makeStaff("moderator"));
    const [from, into] = [await makeLongTopic(3), await makeLongTopic(2)];
    await mergeTopics(moderator, { fromTopicId: from.id, intoTopicId: into.id });
    const place = await findPostPlace(guest, from.firstPost.id);
    expect(place).toMatchObject({ seq: into.seq, number: 3 });
    const page = await read(into.seq, { from: place!.number });
    expect(page.posts[0]!.id).toBe(from.firstPost.id);
    const moved = await getTopic(guest, from.seq);
    expect(moved).toEqual({ movedTo: { seq: into.seq, slug: into.slug, forumSlug: place!.forumSlug } });
  });

  test("is followed through two merges, and not into a forum the viewer may not read", async () => {
    const moderator = await asActor(await makeStaff("moderator"));
    const closed = await makeForum({ readers: "staff" });
    const [a, b, c] = [await makeTopic(), await makeTopic(), await makeTopic()];
    await mergeTopics(moderator, { fromTopicId: a.id, intoTopicId: b.id });
    await mergeTopics(moderator, { fromTopicId: b.id, intoTopicId: c.id });
    expect(await getTopic(guest, a.seq)).toMatchObject({ movedTo: { seq: c.seq } });
    await db.topic.update({ where: { id: c.id }, data: { forumId: closed.id } });
    expect(await outcome(getTopic(guest, a.seq))).toBe("not_found");
    expect(await findPostPlace(guest, a.firstPost.id)).toBeNull();
  });

  test("is followed into a topic that was split off; the pages left behind have a gap and no hole", async () => {
    const moderator = await asActor(await makeStaff("moderator"));
    const topic = await makeLongTopic(30);
    const gone = await db.post.findMany({
      where: { topicId: topic.id, number: { gt: 5, lt: 27 } },
      orderBy: { number: "asc" },
    });
    const split = await splitTopic(moderator, {
      topicId: topic.id,
      postIds: gone.map((post) => post.id),
      title: "شاخهٔ تازه از گفتگو",
    });
    expect(await findPostPlace(guest, gone[3]!.id)).toMatchObject({ seq: split.seq, number: 4 });
    expect(numbers(await read(topic.seq))).toEqual([1, 2, 3, 4, 5, 27, 28, 29, 30]);
    expect(numbers(await read(topic.seq, { from: 10 }))).toEqual([27, 28, 29, 30]);
  });
});

describe("a post on its page", () => {
  test("carries likes, replies, what it answers, and who wrote it", async () => {
    const [reader, author, product] = [await makeMember(), await makeMember({ name: "لیلا" }), await makeProduct()];
    const topic = await makeTopic({ productIds: [product.id] });
    await db.productOwner.create({ data: { productId: product.id, memberId: author.id, verifiedAt: new Date() } });
    const reply = await makePost({ topicId: topic.id, authorId: author.id, replyToId: topic.firstPost.id });
    await makePost({ topicId: topic.id, replyToId: reply.id, hiddenAt: new Date() });
    await db.like.create({
      data: { contentKind: "post", contentId: reply.id, memberId: reader.id, authorId: author.id },
    });
    const page = await read(topic.seq, {}, await asActor(reader));
    expect(page.topic.products).toEqual([{ slug: product.slug, name: product.name }]);
    expect(page.posts[0]).toMatchObject({ isFirst: true, replyCount: 1, author: { verifiedOwner: false } });
    expect(page.posts[1]).toMatchObject({
      likeCount: 1,
      likedByMe: true,
      replyCount: 0,
      replyTo: { id: topic.firstPost.id, number: 1 },
      author: { name: "لیلا", verifiedOwner: true, isStaff: false },
    });
    expect((await read(topic.seq)).posts[1]).toMatchObject({ likeCount: 1, likedByMe: false });
  });

  test("says who removed it, and shows its words only to who may read them", async () => {
    const [author, topic] = [await makeMember(), await makeTopic()];
    const removed = { authorId: author.id, topicId: topic.id, deletedAt: new Date() };
    await makePost({ ...removed, deletedBy: "author" });
    await makePost({ ...removed, deletedBy: "moderator" });
    await makePost({ topicId: topic.id, authorId: author.id, hiddenAt: new Date() });
    const see = async (viewer = guest) =>
      (await read(topic.seq, {}, viewer)).posts.map((p) => [p.state, p.html !== null]);
    const moderator = await asActor(await makeStaff("moderator"));
    expect(await see()).toEqual([
      ["shown", true],
      ["deleted_by_author", false],
      ["deleted_by_moderator", false],
    ]);
    expect(await see(await asActor(author))).toContainEqual(["hidden", true]);
    expect(await see(moderator)).toEqual([
      ["shown", true],
      ["deleted_by_author", true],
      ["deleted_by_moderator", true],
      ["hidden", true],
    ]);
  });

  test("is folded for who blocked its author, and for nobody else", async () => {
    const [reader, author, topic] = [await makeMember(), await makeMember(), await makeTopic()];
    await makePost({ topicId: topic.id, authorId: author.id });
    await db.boundary.create({ data: { memberId: reader.id, otherId: author.id, distance: "block" } });
    const state = async (viewer = guest) => (await read(topic.seq, {}, viewer)).posts[1]!.state;
    expect(await state(await asActor(reader))).toBe("folded");
    expect(await state(await asActor(author))).toBe("shown");
    expect(await state()).toBe("shown");
  });

  test("offers a guest nothing to do", async () => {
    const { topic, posts } = await read((await makeLongTopic(2)).seq);
    const offered = [topic.can, ...posts.map((post) => post.can)].flatMap((rights) => Object.values(rights));
    expect(offered).not.toContain(true);
    expect(topic.following).toBeNull();
    expect(topic.unread).toBeNull();
  });
});
