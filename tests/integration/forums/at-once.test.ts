import { beforeAll, describe, expect, it } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { closeTopic } from "#app/domain/forums/close-topic.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { mergeTopics } from "#app/domain/forums/merge-topics.server.ts";
import { moveTopic } from "#app/domain/forums/move-topic.server.ts";
import { recordReading } from "#app/domain/forums/record-reading.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { restoreContent } from "#app/domain/forums/restore-content.server.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { splitTopic } from "#app/domain/forums/split-topic.server.ts";
import { connectDatabase, db, disconnectDatabase } from "#app/platform/db/client.server.ts";
import type { Post, Topic } from "#prisma/client";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { makeRandom } from "#tests/factories/random.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { expectNoDrift, outcome } from "./proof.ts";

/** PostgreSQL breaks no deadlock within this test's time, so that one would hang it instead of being tried again. */
beforeAll(async () => {
  await disconnectDatabase();
  connectDatabase(`${await workerDatabase()}?options=${encodeURIComponent("-c deadlock_timeout=10min")}`);
  expect(await db.$queryRaw`SHOW deadlock_timeout`).toEqual([{ deadlock_timeout: "10min" }]);
});

const members = (count: number) => Promise.all(Array.from({ length: count }, async () => asActor(await makeMember())));
const moderators = (count: number) =>
  Promise.all(Array.from({ length: count }, async () => asActor(await makeStaff("moderator"))));

describe("many changes at once", () => {
  it("moves topics there and back while they are replied to", async () => {
    const [here, there] = [await makeForum(), await makeForum()];
    const topics = await Promise.all(
      [here, there, here, there].map(({ id }, index) => makeTopic({ forumId: id, title: `موضوع شماره ${index}` })),
    );
    const [movers, writers] = [await moderators(2), await members(24)];
    const moves = topics.flatMap(({ id }) =>
      [there, here, there].map((forum, index) => moveTopic(movers[index % 2]!, { topicId: id, forumId: forum.id })),
    );
    const replies = writers.map((writer, index) =>
      reply(writer, { topicId: topics[index % topics.length]!.id, body: `پاسخ ${index}` }),
    );
    expect(new Set(await Promise.all([...moves, ...replies].map(outcome)))).toEqual(new Set(["done"]));
    expect(await db.post.count()).toBe(28);
    await expectNoDrift();
  });

  it("takes every kind of change in any mixture without a deadlock, a lost post or a wrong count", async () => {
    const forums = [await makeForum(), await makeForum()];
    const asker = await asActor(await makeMember());
    const topics: Topic[] = [];
    const posts: Post[] = [];
    for (let index = 0; index < 6; index++) {
      const topic = await makeTopic({ forumId: forums[index % 2]!.id, authorId: asker.id, kind: "question" });
      topics.push(topic);
      for (let count = 0; count < 4; count++) posts.push(await makePost({ topicId: topic.id }));
    }
    const [staff, writers] = [await moderators(3), await members(20)];
    const random = makeRandom(7);
    const topicId = () => random.pick(topics).id;
    const post = () => random.pick(posts);
    const deeds: ((actor: MemberActor) => Promise<unknown>)[] = [
      (actor) => moveTopic(actor, { topicId: topicId(), forumId: random.pick(forums).id }),
      (actor) => mergeTopics(actor, { fromTopicId: topicId(), intoTopicId: topicId() }),
      (actor) => {
        const { id, topicId: from } = post();
        return splitTopic(actor, { topicId: from, postIds: [id], title: "موضوع جدا" });
      },
      (actor) => hideContent(actor, { kind: "post", id: post().id, reason: "تبلیغ" }),
      (actor) => hideContent(actor, { kind: "topic", id: topicId(), reason: "تبلیغ" }),
      (actor) => restoreContent(actor, { kind: "topic", id: topicId() }),
      (actor) => restoreContent(actor, { kind: "post", id: post().id }),
      (actor) => closeTopic(actor, { topicId: topicId(), closed: random.share() < 0.5 }),
      (actor) => deletePost(actor, { postId: post().id, reason: "بی‌ربط" }),
      (actor) => editPost(actor, { postId: post().id, revision: 0, body: `ویرایش ${random.share()}` }),
      (actor) => acceptAnswer(actor, { postId: post().id }),
    ];
    const changes = Array.from({ length: 120 }, (_, index) => random.pick(deeds)(staff[index % staff.length]!));
    const readings = writers.map((writer) =>
      recordReading(writer, { topicId: topicId(), firstNumber: 1, lastNumber: 5, seconds: 9 }),
    );
    const words = writers.map((writer, index) => {
      if (index % 4 > 0) return reply(writer, { topicId: topicId(), body: `پاسخ ${index}`, replyToId: post().id });
      const start = { forumId: random.pick(forums).id, title: "موضوع تازه", body: `متن ${index}` };
      return createTopic(writer, CreateTopic.parse(start));
    });
    const codes = await Promise.all([...changes, ...readings, ...words].map(outcome));
    const written = codes.slice(-writers.length).filter((code) => code === "done").length;
    expect(codes.filter((code) => code === "done").length).toBeGreaterThan(60);
    expect(await db.post.count()).toBe(topics.length + posts.length + written);
    await expectNoDrift();
    const lost = await db.topic.findMany({
      where: { mergedIntoId: null, posts: { none: { number: 1 } } },
      select: { id: true },
    });
    expect(lost).toEqual([]);
    const strayAnswers = await db.$queryRaw`
      SELECT t.id FROM "Topic" t JOIN "Post" p ON p.id = t."acceptedPostId" WHERE p."topicId" <> t.id OR p.number = 1`;
    expect(strayAnswers).toEqual([]);
  });
});
