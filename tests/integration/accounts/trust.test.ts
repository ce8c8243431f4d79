import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evaluateTrust } from "#app/domain/accounts/trust.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { stopClock } from "#tests/factories/codes.ts";

let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock("2026-11-22T21:00:00Z");
});
afterEach(() => setClock(null));

const judge = (memberId: string) => db.$transaction((tx) => evaluateTrust(tx, memberId));

async function read(memberId: string, days: number, each: { topics: number; posts: number; seconds: number }) {
  const { topics: topicsOpened, posts: postsRead, seconds } = each;
  const data = Array.from({ length: days }, (_, index) => ({
    memberId,
    day: new Date(Date.UTC(2026, 10, 23 - index)),
    topicsOpened,
    postsRead,
    seconds,
  }));
  await db.readingDay.createMany({ data });
}

/** Replies in so many topics of somebody else's, liked by them; and as many likes back. */
async function takePart(memberId: string, topics: number) {
  const other = await makeMember();
  const forum = await db.forum.create({ data: { slug: "f", name: "f" } });
  for (let index = 0; index < topics; index++) {
    const words = { title: "t", titleFold: "t", slug: "t" };
    const topic = await db.topic.create({ data: { ...words, forumId: forum.id, authorId: other.id } });
    const text = { topicId: topic.id, body: {}, html: "", text: "", textHash: "" };
    const first = await db.post.create({ data: { ...text, number: 1, authorId: other.id } });
    const reply = await db.post.create({ data: { ...text, number: 2, authorId: memberId } });
    await db.like.createMany({
      data: [
        { memberId, contentKind: "post", contentId: first.id, authorId: other.id },
        { memberId: other.id, contentKind: "post", contentId: reply.id, authorId: memberId },
      ],
    });
  }
}

describe("trust", () => {
  it("rises to basic by reading, and twice is the same", async () => {
    const { id } = await makeMember({ trust: 0 });
    expect(await judge(id)).toBe(0);
    await read(id, 2, { topics: 3, posts: 15, seconds: 300 });
    expect(await judge(id)).toBe(1);
    expect(await judge(id)).toBe(1);
    expect(await db.member.findUniqueOrThrow({ where: { id } })).toMatchObject({ trust: 1 });
  });

  it("rises to member by visiting, reading, answering and liking", async () => {
    const { id } = await makeMember({ trust: 0 });
    await read(id, 15, { topics: 2, posts: 10, seconds: 100 });
    await takePart(id, 2);
    expect(await judge(id)).toBe(1);
    await db.forum.updateMany({ data: { slug: "former" } });
    await takePart(id, 1);
    expect(await judge(id)).toBe(2);
  });

  it("rises to regular within a hundred days of the club, and falls back after", async () => {
    const { id } = await makeMember({ trust: 2 });
    await read(id, 50, { topics: 2, posts: 10, seconds: 100 });
    await takePart(id, 20);
    expect(await judge(id)).toBe(3);
    clock.pass(51 * 86_400);
    expect(await judge(id)).toBe(2);
  });
});
