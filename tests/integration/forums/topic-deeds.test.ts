import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/core/actor.ts";
import { closeTopic } from "#app/domain/forums/close-topic.server.ts";
import { featureTopic } from "#app/domain/forums/feature-topic.server.ts";
import { mergeTopics } from "#app/domain/forums/merge-topics.server.ts";
import { moveTopic } from "#app/domain/forums/move-topic.server.ts";
import { pinTopic } from "#app/domain/forums/pin-topic.server.ts";
import { visibleTopics } from "#app/domain/forums/policy.ts";
import { renameTopic } from "#app/domain/forums/rename-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { splitTopic } from "#app/domain/forums/split-topic.server.ts";
import { addSeconds } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { expectNoDrift, outcome, published } from "./proof.ts";

const start = new Date("2027-03-21T08:30:00Z");
const moderator = async () => asActor(await makeStaff("moderator"));
const member = async () => asActor(await makeMember());
const read = (id: string) => db.topic.findUniqueOrThrow({ where: { id } });
const postsOf = (topicId: string) => db.post.findMany({ where: { topicId }, orderBy: { number: "asc" } });
const numbersOf = async (topicId: string) => (await postsOf(topicId)).map(({ id, number }) => [id, number]);

describe("closeTopic, pinTopic, featureTopic, renameTopic", () => {
  it("do it once, tell it once and write it into the audit log", async () => {
    const [actor, topic] = [await moderator(), await makeTopic()];
    for (const on of [true, true, false]) {
      await closeTopic(actor, { topicId: topic.id, closed: on, reason: "تکراری" });
      await pinTopic(actor, { topicId: topic.id, pinned: on });
      await featureTopic(actor, { topicId: topic.id, featured: on });
      const { closedAt, pinnedAt, featuredAt } = await read(topic.id);
      expect([closedAt, pinnedAt, featuredAt].map((at) => at !== null)).toEqual([on, on, on]);
    }
    await renameTopic(actor, { topicId: topic.id, title: "عنوان روشن‌تر" });
    await renameTopic(actor, { topicId: topic.id, title: "عنوان روشن‌تر" });
    const ids = { topicId: topic.id, forumId: topic.forumId, authorId: topic.authorId };
    expect(await published("topic.closed")).toEqual([true, false].map((closed) => ({ ...ids, closed })));
    expect(await published("topic.pinned")).toEqual([true, false].map((pinned) => ({ ...ids, pinned })));
    expect(await published("topic.edited")).toEqual([ids, ids, ids]);
    const lines = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(lines.map(({ action }) => action)).toEqual([
      ...["topic.close", "topic.pin", "topic.feature", "topic.close", "topic.pin", "topic.feature", "topic.rename"],
    ]);
    expect(lines[0]).toMatchObject({ reason: "تکراری", before: { closed: false }, after: { closed: true } });
    expect(lines.at(-1)).toMatchObject({ before: { title: topic.title }, after: { title: "عنوان روشن‌تر" } });
  });

  it("let authors close their own topic but not open it again", async () => {
    const author = await member();
    const topic = await makeTopic({ authorId: author.id });
    await closeTopic(author, { topicId: topic.id, closed: true });
    expect(await outcome(closeTopic(author, { topicId: topic.id, closed: false }))).toBe("forbidden");
    expect(await db.auditEntry.count()).toBe(0);
  });

  it("are refused to everybody else, and for topics that are not there", async () => {
    const [topic, other] = [await makeTopic(), await makeTopic()];
    const deeds = (actor: Actor, topicId: string) => [
      closeTopic(actor, { topicId, closed: true }),
      pinTopic(actor, { topicId, pinned: true }),
      featureTopic(actor, { topicId, featured: true }),
      renameTopic(actor, { topicId, title: "عنوان دیگر" }),
      moveTopic(actor, { topicId, forumId: other.forumId }),
      mergeTopics(actor, { fromTopicId: topicId, intoTopicId: other.id }),
      splitTopic(actor, { topicId, postIds: [uuidv7()], title: "عنوان دیگر" }),
    ];
    const codes = async (actor: Actor, id: string) => new Set(await Promise.all(deeds(actor, id).map(outcome)));
    expect(await codes(await member(), topic.id)).toEqual(new Set(["forbidden"]));
    expect(await codes(await asActor(await makeStaff("manager")), topic.id)).toEqual(new Set(["forbidden"]));
    expect(await codes(await moderator(), uuidv7())).toEqual(new Set(["not_found"]));
    const silenced = await makeStaff("moderator");
    await db.member.update({ where: { id: silenced.id }, data: { standing: "silenced" } });
    expect(await codes(await asActor(silenced), topic.id)).toEqual(new Set(["silenced"]));
    expect(await db.event.count()).toBe(0);
  });
});

describe("moveTopic", () => {
  it("takes the topic and its counts along", async () => {
    const [actor, topic, target] = [await moderator(), await makeTopic(), await makeForum()];
    await makePost({ topicId: topic.id });
    await makeTopic({ forumId: topic.forumId });
    await moveTopic(actor, { topicId: topic.id, forumId: target.id });
    const kept = await db.forum.findUniqueOrThrow({ where: { id: target.id } });
    expect(kept).toMatchObject({ topicCount: 1, postCount: 2 });
    await expectNoDrift();
    expect(await published("topic.moved")).toEqual([
      { topicId: topic.id, forumId: target.id, authorId: topic.authorId, fromForumId: topic.forumId },
    ]);
    await moveTopic(actor, { topicId: topic.id, forumId: target.id });
    expect(await published("topic.moved")).toHaveLength(1);
    expect(await outcome(moveTopic(actor, { topicId: topic.id, forumId: uuidv7() }))).toBe("not_found");
  });
});

describe("mergeTopics", () => {
  it("appends the posts in order of time and leads from the old topic to the other", async () => {
    const actor = await moderator();
    const into = await makeTopic({ createdAt: start });
    const kept = await makePost({ topicId: into.id, createdAt: addSeconds(start, 50) });
    const from = await makeTopic({ createdAt: addSeconds(start, 10) });
    const late = await makePost({ topicId: from.id, createdAt: addSeconds(start, 90) });
    const early = await makePost({ topicId: from.id, createdAt: addSeconds(start, 20) });
    const older = await makeTopic({ mergedIntoId: from.id });
    await mergeTopics(actor, { fromTopicId: from.id, intoTopicId: into.id, reason: "یک پرسش" });
    expect(await numbersOf(into.id)).toEqual([
      ...[
        [into.firstPost.id, 1],
        [kept.id, 2],
        [from.firstPost.id, 3],
        [early.id, 4],
        [late.id, 5],
      ],
    ]);
    const merged = await read(into.id);
    expect(merged).toMatchObject({ lastNumber: 5, replyCount: 4, lastPosterId: late.authorId });
    expect(merged.lastPostAt).toEqual(addSeconds(start, 90));
    expect(await read(from.id)).toMatchObject({ mergedIntoId: into.id, replyCount: 0 });
    expect((await read(older.id)).mergedIntoId).toBe(into.id);
    expect(await db.topic.count({ where: { AND: [{ id: from.id }, visibleTopics(actor)] } })).toBe(0);
    expect(await published("topic.merged")).toMatchObject([{ topicId: from.id, intoTopicId: into.id }]);
    expect(await outcome(reply(await member(), { topicId: from.id, body: "هنوز؟" }))).toBe("not_found");
    const back = { fromTopicId: into.id, intoTopicId: from.id };
    expect(await outcome(mergeTopics(actor, back))).toBe("not_found");
    expect(await outcome(mergeTopics(actor, { fromTopicId: into.id, intoTopicId: into.id }))).toBe("same_topic");
  });

  it("takes the accepted answer along only to a question that has none", async () => {
    const actor = await moderator();
    const answered = async () => {
      const topic = await makeTopic({ kind: "question" });
      const answer = await makePost({ topicId: topic.id });
      await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: answer.id } });
      return { topic, answer };
    };
    const [first, second] = [await answered(), await answered()];
    const open = await makeTopic({ kind: "question" });
    await mergeTopics(actor, { fromTopicId: first.topic.id, intoTopicId: open.id });
    expect((await read(open.id)).acceptedPostId).toBe(first.answer.id);
    expect(await published("answer.withdrawn")).toEqual([]);
    await mergeTopics(actor, { fromTopicId: second.topic.id, intoTopicId: open.id });
    expect((await read(open.id)).acceptedPostId).toBe(first.answer.id);
    expect(await published("answer.withdrawn")).toMatchObject([{ postId: second.answer.id }]);
    await expectNoDrift();
  });

  it("lets two merges of each other into each other come to one", async () => {
    const [one, other] = [await makeTopic(), await makeTopic()];
    const codes = await Promise.all(
      [
        mergeTopics(await moderator(), { fromTopicId: one.id, intoTopicId: other.id }),
        mergeTopics(await moderator(), { fromTopicId: other.id, intoTopicId: one.id }),
      ].map(outcome),
    );
    expect(codes.toSorted()).toEqual(["done", "not_found"]);
    await expectNoDrift();
  });
});

describe("splitTopic", () => {
  it("makes a topic of the chosen replies, numbered anew; the others keep their numbers", async () => {
    const actor = await moderator();
    const topic = await makeTopic({ kind: "question", createdAt: start });
    const posts = [];
    for (let index = 1; index <= 4; index++) {
      posts.push(await makePost({ topicId: topic.id, createdAt: addSeconds(start, index) }));
    }
    const [stays, second, leaves, third] = posts.map(({ id }) => id) as [string, string, string, string];
    await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: leaves } });
    const target = await makeForum();
    const input = { topicId: topic.id, postIds: [third, leaves], title: "موضوع جدا", forumId: target.id };
    const created = await splitTopic(actor, input);
    expect(await numbersOf(created.topicId)).toEqual([
      [leaves, 1],
      [third, 2],
    ]);
    expect(await numbersOf(topic.id)).toEqual([
      [topic.firstPost.id, 1],
      [stays, 2],
      [second, 3],
    ]);
    const split = await read(created.topicId);
    expect(split).toMatchObject({ title: "موضوع جدا", forumId: target.id, lastNumber: 2, replyCount: 1 });
    expect(split).toMatchObject({ authorId: posts[2]!.authorId, lastPosterId: posts[3]!.authorId });
    expect(split.createdAt).toEqual(addSeconds(start, 3));
    expect(await read(topic.id)).toMatchObject({ acceptedPostId: null, replyCount: 2, lastNumber: 5 });
    expect(await published("answer.withdrawn")).toMatchObject([{ postId: leaves, topicId: topic.id }]);
    expect(await published("topic.split")).toMatchObject([{ topicId: created.topicId, fromTopicId: topic.id }]);
    await expectNoDrift();
    const { number } = await reply(await member(), { topicId: topic.id, body: "ادامه" });
    expect(number).toBe(6);
  });

  it("keeps the first post, and takes no posts of other topics, hidden or deleted ones", async () => {
    const actor = await moderator();
    const topic = await makeTopic();
    const hidden = await makePost({ topicId: topic.id, hiddenAt: start });
    const deleted = await makePost({ topicId: topic.id, deletedAt: start, deletedBy: "author" });
    const elsewhere = await makePost();
    const split = (postId: string) => {
      return outcome(splitTopic(actor, { topicId: topic.id, postIds: [postId], title: "موضوع جدا" }));
    };
    expect(await split(topic.firstPost.id)).toBe("first_post_stays");
    expect(await split(elsewhere.id)).toBe("not_found");
    expect(await split(uuidv7())).toBe("not_found");
    expect(await split(hidden.id)).toBe("already_hidden");
    expect(await split(deleted.id)).toBe("already_deleted");
    expect(await db.topic.count()).toBe(2);
  });
});
