import { expect, it } from "vitest";
import { listActivityLines } from "#app/domain/activity/list-activity.server.ts";
import { listNow } from "#app/domain/activity/now-happening.server.ts";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { follow } from "#app/domain/notifications/follow.server.ts";
import { newRequestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { loader } from "#app/routes/activity/now.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { makeGroup, makeProduct } from "#tests/factories/forums.ts";
import { deliverFacts } from "../notifications/deliver.ts";

type Filter = Parameters<typeof listActivityLines>[1];
const titles = async (actor: Actor, filter: Filter = {}) =>
  (await listActivityLines(actor, filter)).items.map(({ title }) => title);

it("shows everyone what is public, and nobody anything else, on the page and in what happens now", async () => {
  const [insider, moderator, reader] = [await makeMember(), await makeStaff("moderator"), await makeMember()];
  const group = await makeGroup([insider.id]);
  const closing = await makeOpenForum();
  await writeTopic({ title: "برای همه" });
  await writeTopic({ title: "گروه", forumId: (await makeOpenForum({ readers: "group", groupId: group.id })).id });
  await writeTopic({ title: "بسته شد", forumId: closing.id });
  const hidden = await writeTopic({ title: "پنهان" });
  const removed = await makeMember();
  await writeTopic({ title: "رفته", authorId: removed.id });
  await deliverFacts();
  await db.forum.update({ where: { id: closing.id }, data: { readers: "group", groupId: group.id } });
  await db.topic.update({ where: { id: hidden.id }, data: { hiddenAt: new Date() } });
  await db.member.update({ where: { id: removed.id }, data: { standing: "removed" } });
  const members = await Promise.all([insider, moderator, reader].map(asActor));
  for (const actor of [guest, ...members]) {
    expect(await titles(actor)).toEqual(["برای همه"]);
    expect((await listNow(actor)).map(({ title }) => title)).toEqual(["برای همه"]);
  }
});

it("leaves out whom the reader blocks, who blocked the reader, and likes of what either wrote", async () => {
  const [one, other, third] = [await makeMember(), await makeMember(), await makeMember()];
  const mine = await writeTopic({ title: "نوشتهٔ یکی", authorId: one.id });
  const theirs = await writeTopic({ title: "نوشتهٔ دیگری", authorId: other.id });
  for (const { firstPost } of [mine, theirs])
    await likeContent(await asActor(third), { kind: "post", id: firstPost.id });
  await deliverFacts();
  await setBoundary(await asActor(one), other.id, "block");
  for (const [who, only] of [
    [one, "نوشتهٔ یکی"],
    [other, "نوشتهٔ دیگری"],
  ] as const) {
    const actor = await asActor(who);
    expect(await titles(actor)).toEqual([only, only]);
    expect((await listNow(actor)).map(({ title }) => title)).toEqual([only, only]);
  }
  await setBoundary(await asActor(one), other.id, "mute");
  expect(await titles(await asActor(one))).toEqual(["نوشتهٔ یکی", "نوشتهٔ یکی"]);
  expect(await titles(await asActor(other))).toHaveLength(4);
});

it("shows what somebody follows: people, topics and forums", async () => {
  const [friend, reader] = [await makeMember(), await asActor(await makeMember())];
  const [topic, inForum] = [await writeTopic({ title: "موضوع" }), await writeTopic({ title: "تالار" })];
  await writeTopic({ title: "هیچ‌کدام" });
  await writeTopic({ title: "دوست", authorId: friend.id });
  await deliverFacts();
  expect(await titles(reader, { following: true })).toEqual([]);
  await follow(reader, { kind: "member", id: friend.id });
  await follow(reader, { kind: "topic", id: topic.id });
  await follow(reader, { kind: "forum", id: inForum.forumId });
  expect(await titles(reader, { following: true })).toEqual(["دوست", "تالار", "موضوع"]);
  await expect(listActivityLines(guest, { following: true })).rejects.toMatchObject({ code: "unauthenticated" });
});

it("shows what is about a product, in its forum and elsewhere, and goes along where a topic is moved", async () => {
  const product = await makeProduct();
  const home = await makeOpenForum({ productId: product.id });
  const [moved, tagged] = [await writeTopic({ title: "منتقل‌شده" }), await writeTopic({ title: "برچسب‌خورده" })];
  await writeTopic({ title: "در تالار", forumId: home.id });
  await db.topicProduct.create({ data: { topicId: tagged.id, productId: product.id } });
  await deliverFacts();
  const about = { productSlug: product.slug };
  expect(await titles(guest, about)).toEqual(["در تالار", "برچسب‌خورده"]);
  await db.topic.update({ where: { id: moved.id }, data: { forumId: home.id } });
  const fact = { topicId: moved.id, forumId: home.id, fromForumId: moved.forumId, authorId: moved.authorId };
  await transaction((tx) => publish(tx, "topic.moved", fact, moved.authorId));
  await deliverFacts();
  expect(await titles(guest, about)).toEqual(["در تالار", "برچسب‌خورده", "منتقل‌شده"]);
});

it("goes on where a page ended, and takes no cursor of another filter", async () => {
  for (let count = 0; count < 41; count++) await writeTopic({ title: `موضوع ${count}` });
  await deliverFacts();
  const first = await listActivityLines(guest, {});
  const rest = await listActivityLines(guest, {}, first.next);
  expect([first.items.length, rest.items.length, rest.next]).toEqual([40, 1, null]);
  await expect(listActivityLines(guest, { productSlug: "x" }, first.next)).rejects.toMatchObject({
    code: "position_malformed",
  });
});

it("answers an open page that knows what happens now without a body, and anew when something of a line was taken away", async () => {
  const topic = await writeTopic();
  const [first] = [await writeReply(topic), await writeReply(topic)];
  await deliverFacts();
  const ask = (headers: HeadersInit = {}) =>
    withRequestContext(newRequestContext({ id: "test", route: "/activity/now" }), () =>
      loader({ request: new Request("http://club.example/activity/now", { headers }), params: {}, context: {} }),
    );
  const answer = await ask();
  const tag = answer.headers.get("ETag")!;
  expect((await answer.json()).lines).toHaveLength(2);
  expect((await ask({ "If-None-Match": tag })).status).toBe(304);
  await hideContent(await asActor(await makeStaff("moderator")), { kind: "post", id: first.id, reason: "spam" });
  expect((await (await ask({ "If-None-Match": tag })).json()).lines).toMatchObject([{ things: 1 }, {}]);
});
