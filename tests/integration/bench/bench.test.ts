import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { recountForum } from "#app/domain/forums/counts.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { startBenchClub } from "#tests/bench/bench-club.ts";
import { fillClub } from "#tests/bench/data/fill.ts";
import { type PlannedPost, type PlannedTopic, planTopics } from "#tests/bench/data/plan.ts";
import { textOf } from "#tests/bench/data/rows.ts";
import { shortTopic } from "#tests/bench/data/shape.ts";
import { memberTopicPage } from "#tests/bench/figures/member-pages.ts";
import { startFloorServer } from "#tests/bench/floors/floor-server.ts";
import { measure } from "#tests/bench/measure.ts";
import { countStatements } from "#tests/bench/statement-counter.ts";
import { asActor } from "#tests/factories/accounts.ts";
import { emptyFolder } from "#tests/setup/club.ts";
import { inDatabase, makeDatabase, workerDatabase } from "#tests/setup/database.ts";

const tiny = { members: 250, readers: 20, products: 2, topics: 9, posts: 200, longest: 50 };
const until = new Date("2026-01-01");

afterEach(() => setClock(null));

test("what is filled in bulk is what the use cases write: a topic, its posts, the counters", async () => {
  await fillClub(await workerDatabase(), tiny, until);
  const counts = [db.member.count(), db.topic.count(), db.post.count(), db.topicProduct.count()];
  expect(await Promise.all(counts)).toEqual([tiny.members, tiny.topics, tiny.posts, expect.any(Number)]);

  const forums = await db.forum.findMany({ select: { id: true, topicCount: true, postCount: true, lastPostAt: true } });
  await db.$transaction(async (tx) => {
    for (const { id } of forums) await recountForum(tx, id);
  });
  for (const forum of forums)
    expect(await db.forum.findUniqueOrThrow({ where: { id: forum.id } })).toMatchObject(forum);

  const plan = planTopics(tiny, forums.length - 1, until).topics[shortTopic]!;
  expect(plan.posts.some(({ replyTo }) => replyTo)).toBe(true);
  const bulk = await rowsOf(plan.id);
  const { forumId } = bulk.topic;
  await db.$executeRaw`TRUNCATE "Topic", "Post" CASCADE`; // what their authors wrote later would be in the way
  const made = await rowsOf(await writeAgain(plan, forumId));
  expect(bulk.topic).toEqual({ ...made.topic, heat: expect.closeTo(made.topic.heat as number, 6) });
  expect(bulk.posts).toEqual(made.posts);
  expect(bulk.products).toEqual(made.products);
});

test("a figure is measured beside its floor on a club of its own", async () => {
  const { url, drop } = await makeDatabase();
  await inDatabase(url, async () => {
    await fillClub(url, tiny, until);
    const club = await startBenchClub(emptyFolder(), { DATABASE_URL: url });
    const floor = await startFloorServer(url);
    try {
      const { value, ratio, rounds } = await measure(memberTopicPage, { club, floor, seconds: 0.1 }, 1);
      expect([value > 0, ratio! > 0, rounds!.length]).toEqual([true, true, 1]);
    } finally {
      await floor.stop();
      await club.stop();
    }
  });
  await drop();
});

test("statements are counted on the wire, named, unnamed and plain ones", async () => {
  const counter = await countStatements(await workerDatabase());
  const client = new Client({ connectionString: counter.url });
  await client.connect();
  const before = counter.count();
  await client.query("SELECT 1");
  await client.query("SELECT $1::int", [1]);
  for (let time = 0; time < 2; time++) await client.query({ name: "again", text: "SELECT $1::int", values: [time] });
  expect(counter.count() - before).toBe(4);
  await client.end();
  counter.stop();
});

/** Writes a planned topic by the use cases, each post at its time. @returns the new topic's id */
async function writeAgain({ posts, accepted, ...plan }: PlannedTopic, forumId: string): Promise<string> {
  const madeIds = new Map<PlannedPost, string>();
  let topicId = "";
  for (const post of posts) {
    const actor = await asActor({ id: post.authorId });
    setClock(post.createdAt);
    const body = textOf(post);
    if (post.number === 1) {
      const { kind, title, tags, stars } = plan;
      const words = { kind, title, tags, stars: stars ?? undefined, body };
      const made = await createTopic(actor, { ...words, forumId, productIds: [] });
      topicId = made.topicId;
      madeIds.set(post, made.postId);
    } else {
      const replyToId = post.replyTo ? madeIds.get(post.replyTo) : undefined;
      madeIds.set(post, (await reply(actor, { topicId, body, replyToId })).postId);
    }
  }
  const acceptedPostId = accepted ? madeIds.get(accepted)! : null;
  await db.topic.update({ where: { id: topicId }, data: { acceptedPostId } });
  return topicId;
}

/** All columns of a topic and its posts, but for ids, which stand as numbers of posts. */
async function rowsOf(id: string) {
  const { seq: _, acceptedPostId, id: __, ...topic } = await db.topic.findUniqueOrThrow({ where: { id } });
  const found = await db.post.findMany({ where: { topicId: id }, orderBy: { number: "asc" } });
  const numberOf = new Map(found.map((post) => [post.id, post.number]));
  const number = (postId: string | null) => (postId === null ? null : numberOf.get(postId));
  return {
    topic: { ...topic, accepted: number(acceptedPostId) },
    posts: found.map(({ id: _, topicId: __, replyToId, ...post }) => ({ ...post, replyTo: number(replyToId) })),
    products: await db.topicProduct.findMany({ where: { topicId: id }, select: { productId: true } }),
  };
}
