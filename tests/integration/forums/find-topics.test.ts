import { expect, test } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { findTopics } from "#app/domain/forums/find-topics.server.ts";
import { listSimilarTopics } from "#app/domain/forums/list-similar-topics.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";

test("topics are looked up by any words of their title, in any spelling, by those who may read them", async () => {
  const closed = await makeForum({ readers: "members" });
  const [battery, screen] = [
    await makeTopic({ title: "باتری گوشی‌های کهنه زود خالی می‌شود" }),
    await makeTopic({ title: "صفحهٔ گوشی 100% سیاه شد" }),
  ];
  await makeTopic({ title: "باتری گوشی در تالار بسته", forumId: closed.id });
  const found = async (question: string) => (await findTopics(guest, question)).map(({ id }) => id);
  expect(await found("گوشي باتري")).toEqual([battery.id]);
  expect(await found("خالی می شود")).toEqual([battery.id]);
  expect((await found("گوشی")).toSorted()).toEqual([battery.id, screen.id].toSorted());
  expect(await found("100%")).toEqual([screen.id]);
  for (const nothing of ["_", "  ", "یخچال"]) expect(await found(nothing), nothing).toEqual([]);
});

test("topics of people somebody keeps away are not found by them, unreadable ones by nobody", async () => {
  const reader = await asActor(await makeMember());
  const topic = await makeTopic({ title: "یخچال من صدا می‌دهد" });
  await makeTopic({ title: "یخچال من پنهان است", hiddenAt: new Date() });
  await makeTopic({ title: "یخچال من رفته است", deletedAt: new Date() });
  const found = async () => (await findTopics(reader, "یخچال")).map(({ id }) => id);
  expect(await found()).toEqual([topic.id]);
  await setBoundary(reader, topic.authorId, "mute");
  expect(await found()).toEqual([]);
});

test("what somebody may not read takes the place of nothing they may", async () => {
  const staff = await makeForum({ readers: "staff" });
  for (let number = 0; number < 35; number++) await makeTopic({ title: "کلید جادویی", forumId: staff.id });
  const readable = await makeTopic({ title: "کلید جادویی من کار نمی‌کند" });
  expect((await findTopics(guest, "کلید جادویی")).map(({ id }) => id)).toEqual([readable.id]);
  expect((await listSimilarTopics(guest, "کلید جادویی")).map(({ id }) => id)).toEqual([readable.id]);
});
