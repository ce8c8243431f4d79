import { expect, it } from "vitest";
import { listActivity } from "#app/domain/activity/list-activity.server.ts";
import { guest } from "#app/domain/core/actor.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { deliverAgain, deliverFacts } from "../notifications/deliver.ts";

const kinds = async (actor = guest) => (await listActivity(actor)).items.map(({ kind }) => kind);

it("tells of joining, topics, replies, likes and accepted answers, the newest first, once each", async () => {
  const [asker, helper] = [await makeMember(), await makeMember({ name: "علی رضایی" })];
  await transaction((tx) => publish(tx, "member.joined", { memberId: asker.id }, asker.id));
  const topic = await writeTopic({ authorId: asker.id, title: "شارژ نمی‌شود" });
  const answer = await writeReply(topic, { authorId: helper.id });
  await likeContent(await asActor(asker), { kind: "post", id: answer.id });
  await transaction(async (tx) => {
    await tx.topic.update({ where: { id: topic.id }, data: { acceptedPostId: answer.id } });
    const ids = { postId: answer.id, topicId: topic.id, forumId: topic.forumId, authorId: helper.id };
    await publish(tx, "answer.accepted", { ...ids, acceptedBy: asker.id, previousPostId: null }, asker.id);
  });
  await deliverFacts();
  await deliverAgain();
  const { items, next } = await listActivity(guest);
  expect(next).toBeNull();
  expect(items.map(({ kind }) => kind)).toEqual([
    "answer.accepted",
    "content.liked",
    "post.created",
    "topic.created",
    "member.joined",
  ]);
  expect(items[2]).toMatchObject({ title: "شارژ نمی‌شود", path: `/p/${answer.id}`, actor: { name: "علی رضایی" } });
});

it("leaves out what is imported and what is not for everyone", async () => {
  await writeTopic({}, { imported: true });
  const topic = await writeTopic({ forumId: (await makeOpenForum({ readers: "members" })).id });
  await writeReply(topic, {}, { imported: true });
  await writeReply(topic);
  await deliverFacts();
  expect(await db.activity.count()).toBe(0);
});

it("does not show what was hidden or deleted since, to moderators neither; shown again, it is back", async () => {
  const [topic, moderator] = [await writeTopic(), await asActor(await makeStaff("moderator"))];
  const [hidden, deleted] = [await writeReply(topic), await writeReply(topic)];
  await deliverFacts();
  expect(await kinds()).toEqual(["post.created", "post.created", "topic.created"]);
  await db.post.update({ where: { id: hidden.id }, data: { hiddenAt: new Date() } });
  await db.post.update({ where: { id: deleted.id }, data: { deletedAt: new Date(), deletedBy: "author" } });
  for (const actor of [guest, moderator]) expect(await kinds(actor)).toEqual(["topic.created"]);
  await db.topic.update({ where: { id: topic.id }, data: { hiddenAt: new Date() } });
  for (const actor of [guest, moderator]) expect(await kinds(actor)).toEqual([]);
  await db.topic.update({ where: { id: topic.id }, data: { hiddenAt: null } });
  await db.post.update({ where: { id: hidden.id }, data: { hiddenAt: null } });
  expect(await kinds()).toEqual(["post.created", "topic.created"]);
});

it("does not show what was moved to a forum that not everyone reads, to those who read it neither", async () => {
  const topic = await writeTopic();
  await deliverFacts();
  const closed = await makeOpenForum({ readers: "staff" });
  await db.topic.update({ where: { id: topic.id }, data: { forumId: closed.id } });
  expect(await kinds()).toEqual([]);
  expect(await kinds(await asActor(await makeStaff("moderator")))).toEqual([]);
});

it("does not show a like that was taken back, nor people kept at a distance", async () => {
  const [topic, fan, reader] = [
    await writeTopic(),
    await asActor(await makeMember()),
    await asActor(await makeMember()),
  ];
  await likeContent(fan, { kind: "topic", id: topic.id });
  await deliverFacts();
  expect(await kinds()).toEqual(["content.liked", "topic.created"]);
  await setBoundary(reader, fan.id, "mute");
  expect(await kinds(reader)).toEqual(["topic.created"]);
  await unlikeContent(fan, { kind: "topic", id: topic.id });
  expect(await kinds()).toEqual(["topic.created"]);
});

it("does not tell that somebody joined who was removed since; back again, it does", async () => {
  const { id } = await makeMember();
  await transaction((tx) => publish(tx, "member.joined", { memberId: id }, id));
  await deliverFacts();
  await db.member.update({ where: { id }, data: { standing: "removed" } });
  for (const actor of [guest, await asActor(await makeStaff("moderator"))]) expect(await kinds(actor)).toEqual([]);
  await db.member.update({ where: { id }, data: { standing: "active" } });
  expect(await kinds()).toEqual(["member.joined"]);
});

it("goes through a long activity page by page, past many that are hidden", async () => {
  const topic = await writeTopic();
  const posts = await Promise.all(Array.from({ length: 130 }, () => writeReply(topic)));
  await db.post.updateMany({
    where: { id: { in: posts.slice(30, 100).map(({ id }) => id) } },
    data: { hiddenAt: new Date() },
  });
  await deliverFacts();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listActivity>> = await listActivity(guest, after);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toHaveLength(61);
  expect(new Set(seen).size).toBe(61);
});
