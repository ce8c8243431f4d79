import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { markForumRead } from "#app/domain/forums/mark-forum-read.server.ts";
import { recordReading } from "#app/domain/forums/record-reading.server.ts";
import { addSeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { outcome } from "./proof.ts";

const start = new Date("2027-03-21T08:30:00Z");
beforeEach(() => setClock(start));
afterEach(() => setClock(null));

async function stage(replies: number) {
  const topic = await makeTopic();
  for (let count = 0; count < replies; count++) await makePost({ topicId: topic.id });
  return { topic, actor: await asActor(await makeMember({ trust: 0 })) };
}

const counted = async (memberId: string) => {
  const days = await db.readingDay.findMany({ where: { memberId } });
  return days.map(({ topicsOpened, postsRead, seconds }) => ({ topicsOpened, postsRead, seconds }));
};

describe("recordReading", () => {
  it("keeps the furthest post and counts what is new", async () => {
    const { topic, actor } = await stage(9);
    const ping = { topicId: topic.id, firstNumber: 1, lastNumber: 6, seconds: 20 };
    await recordReading(actor, ping);
    setClock(addSeconds(start, 30));
    await recordReading(actor, { ...ping, firstNumber: 2, lastNumber: 8, seconds: 15 });
    setClock(addSeconds(start, 60));
    await recordReading(actor, { ...ping, lastNumber: 3, seconds: 10 });
    expect(await counted(actor.id)).toEqual([{ topicsOpened: 1, postsRead: 8, seconds: 45 }]);
    expect(await db.topicRead.findFirst()).toMatchObject({ memberId: actor.id, lastNumber: 8 });
  });

  it("believes no report beyond what can be", async () => {
    const { topic, actor } = await stage(40);
    const boast = { topicId: topic.id, firstNumber: 1, lastNumber: 9_999, seconds: 86_400 };
    await recordReading(actor, boast);
    expect(await counted(actor.id)).toEqual([{ topicsOpened: 1, postsRead: 20, seconds: 60 }]);
    expect((await db.topicRead.findFirstOrThrow()).lastNumber).toBe(41);
    setClock(addSeconds(start, 5));
    await recordReading(actor, boast);
    expect(await counted(actor.id)).toEqual([{ topicsOpened: 1, postsRead: 20, seconds: 65 }]);
    const other = await stage(40);
    await recordReading(actor, { topicId: other.topic.id, firstNumber: 1, lastNumber: 20, seconds: 3 });
    expect(await counted(actor.id)).toEqual([{ topicsOpened: 2, postsRead: 23, seconds: 68 }]);
  });

  it("counts a report that comes many times at once as one", async () => {
    const { topic, actor } = await stage(4);
    const ping = { topicId: topic.id, firstNumber: 1, lastNumber: 5, seconds: 30 };
    await Promise.all(Array.from({ length: 8 }, () => recordReading(actor, ping)));
    expect(await counted(actor.id)).toEqual([{ topicsOpened: 1, postsRead: 5, seconds: 30 }]);
  });

  it("counts by the club's day", async () => {
    const { topic, actor } = await stage(3);
    const ping = { topicId: topic.id, firstNumber: 1, lastNumber: 2, seconds: 10 };
    setClock(new Date("2027-03-21T20:29:00Z"));
    await recordReading(actor, ping);
    setClock(new Date("2027-03-21T20:31:00Z"));
    await recordReading(actor, { ...ping, lastNumber: 4 });
    const days = await db.readingDay.findMany({ orderBy: { day: "asc" } });
    expect(days.map(({ day, postsRead }) => [day.toISOString().slice(0, 10), postsRead])).toEqual([
      ["2027-03-21", 2],
      ["2027-03-22", 2],
    ]);
  });

  it("raises the trust of who has read enough", async () => {
    const { actor } = await stage(0);
    for (let index = 0; index < 6; index++) {
      const { topic } = await stage(9);
      for (const page of [1, 2, 3]) {
        setClock(addSeconds(start, index * 600 + page * 60));
        await recordReading(actor, { topicId: topic.id, firstNumber: 1, lastNumber: 10, seconds: 60 });
      }
    }
    expect((await db.member.findUniqueOrThrow({ where: { id: actor.id } })).trust).toBe(1);
  });

  it("is refused to guests and where the topic cannot be read", async () => {
    const { actor } = await stage(0);
    const secret = await makeTopic({ forumId: (await makeForum({ readers: "staff" })).id });
    const ping = { topicId: secret.id, firstNumber: 1, lastNumber: 1, seconds: 1 };
    expect(await outcome(recordReading(actor, ping))).toBe("not_found");
    expect(await outcome(recordReading(actor, { ...ping, topicId: uuidv7() }))).toBe("not_found");
    expect(await outcome(recordReading(guest, ping))).toBe("unauthenticated");
    expect(await db.topicRead.count()).toBe(0);
  });
});

describe("markForumRead", () => {
  it("keeps the newest time", async () => {
    const [actor, forum] = [await asActor(await makeMember()), await makeForum()];
    for (const seconds of [0, 60, 30]) {
      setClock(addSeconds(start, seconds));
      await markForumRead(actor, forum.id);
    }
    expect((await db.forumRead.findFirstOrThrow()).readAt).toEqual(addSeconds(start, 60));
  });

  it("is refused to guests and where the forum cannot be read", async () => {
    const actor = await asActor(await makeMember());
    const secret = await makeForum({ readers: "staff" });
    expect(await outcome(markForumRead(guest, secret.id))).toBe("unauthenticated");
    expect(await outcome(markForumRead(actor, secret.id))).toBe("not_found");
    expect(await outcome(markForumRead(actor, uuidv7()))).toBe("not_found");
  });
});
