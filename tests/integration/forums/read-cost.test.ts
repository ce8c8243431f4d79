import { expect, test } from "vitest";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { listTopics, type TopicList } from "#app/domain/forums/list-topics.server.ts";
import { listProducts } from "#app/domain/products/list-products.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { countQueries, explain, knowSizes } from "#tests/setup/count-queries.ts";

const manyPosts = 100_000;

async function cost(work: () => Promise<unknown>): Promise<number> {
  return (await countQueries(work)).statements.length;
}

/** Fills a topic with copies of its first post, straight in the database. */
async function fill(topicId: string, posts: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Post" (id, "topicId", number, "authorId", body, html, text, "textHash", "createdAt")
    SELECT gen_random_uuid(), p."topicId", n, p."authorId", p.body, p.html, p.text, p."textHash",
      p."createdAt" + n * interval '1 second'
    FROM "Post" p, generate_series(2, ${posts}) n WHERE p."topicId" = ${topicId}::uuid AND p.number = 1`;
  await db.topic.update({ where: { id: topicId }, data: { lastNumber: posts, replyCount: posts - 1 } });
  await knowSizes();
}

test("a topic's page asks a bounded number of questions, however many posts and people it has", async () => {
  const topic = await makeTopic({ kind: "question", productIds: [(await makeProduct()).id] });
  const member = await asActor(await makeMember());
  const ofGuest = () => cost(() => getTopic(guest, topic.seq));
  const ofMember = () => cost(() => getTopic(member, topic.seq, { date: new Date(0) }));
  const alone = [await ofGuest(), await ofMember()];
  for (let number = 2; number <= 25; number++) await makePost({ topicId: topic.id, replyToId: topic.firstPost.id });
  const crowded = [await ofGuest(), await ofMember()];
  expect(crowded[0]).toBeLessThanOrEqual(7);
  expect(crowded[1]).toBeLessThanOrEqual(9);
  expect(crowded[0]! - alone[0]!).toBeLessThanOrEqual(1);
});

test("lists ask as much for one row as for thirty", async () => {
  const [forum, member] = [await makeForum(), await asActor(await makeMember())];
  await makeTopic({ forumId: forum.id });
  const asked = async (viewer: Actor) => [
    await cost(() => listTopics(viewer, { list: "latest", forumSlug: forum.slug })),
    await cost(() => listSections(viewer)),
    await cost(() => getForum(viewer, forum.slug)),
    await cost(() => listProducts(viewer, {})),
  ];
  const few = [await asked(guest), await asked(member)];
  for (let count = 0; count < 12; count++) {
    const product = await makeProduct();
    await makeTopic({ forumId: (await makeForum({ productId: product.id })).id });
    await makeTopic({ forumId: forum.id });
  }
  const many = [await asked(guest), await asked(member)];
  expect(Math.max(...many.flat())).toBeLessThanOrEqual(8);
  for (const [viewer, costs] of many.entries())
    for (const [list, statements] of costs.entries())
      expect(statements - few[viewer]![list]!, `viewer ${viewer}, list ${list}`).toBeLessThanOrEqual(3);
});

test("the first, a middle and the last page of 100,000 posts are read through the index", async () => {
  const topic = await makeTopic();
  await fill(topic.id, manyPosts);
  const member = await asActor(await makeMember());
  const positions = [{}, { from: 50_000 }, { before: 99_990 }, { last: true as const }, { unread: true as const }];
  for (const position of [...positions, { date: new Date(Date.now() + 40_000_000) }]) {
    const { result, statements } = await countQueries(() => getTopic(member, topic.seq, position));
    if ("movedTo" in result) throw new Error("The topic was moved.");
    expect(result.posts).toHaveLength(20);
    for (const statement of statements) {
      const { readThrough, mostRows } = await explain(statement);
      expect(readThrough, statement.text).not.toContain("Post");
      expect(mostRows, statement.text).toBeLessThan(300);
    }
  }
});

test("lists over 20,000 topics are read through indexes, whatever their order", async () => {
  const [topic, product] = [await makeTopic(), await makeProduct()];
  const forum = await makeForum({ productId: product.id });
  await db.$executeRaw`
    INSERT INTO "Topic" (id, "forumId", "authorId", title, "titleFold", slug, tags, "lastPostAt", heat, "replyCount")
    SELECT gen_random_uuid(), CASE WHEN n % 50 = 0 THEN ${forum.id}::uuid ELSE t."forumId" END, t."authorId", t.title,
      t."titleFold", t.slug, CASE WHEN n % 40 = 0 THEN ARRAY['tag'] ELSE ARRAY[]::text[] END,
      t."lastPostAt" - n * interval '1 minute', t.heat - n / 100.0, n % 3
    FROM "Topic" t, generate_series(1, 20000) n`;
  await knowSizes();
  const member = await asActor(await makeMember());
  const lists: TopicList[] = [
    ...(["latest", "popular", "unanswered"] as const).map((list) => ({ list })),
    { list: "latest", forumSlug: forum.slug },
    { list: "latest", productSlug: product.slug },
    { list: "latest", tag: "tag" },
    { list: "latest", authorId: topic.authorId },
  ];
  for (const list of lists) {
    const { next } = await listTopics(member, list);
    const { result, statements } = await countQueries(() => listTopics(member, { ...list, after: next }));
    expect(result.items.length, JSON.stringify(list)).toBe(30);
    for (const statement of statements) {
      const { readThrough, mostRows } = await explain(statement);
      expect(readThrough, statement.text).not.toContain("Topic");
      expect(mostRows, `${JSON.stringify(list)} ${statement.text}`).toBeLessThan(2_500);
    }
  }
});
