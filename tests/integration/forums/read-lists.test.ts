import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import { listPostHistory } from "#app/domain/forums/list-post-history.server.ts";
import { listReplies } from "#app/domain/forums/list-replies.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { listSimilarTopics } from "#app/domain/forums/list-similar-topics.server.ts";
import { listTopics, type TopicList } from "#app/domain/forums/list-topics.server.ts";
import { refreshHeat } from "#app/domain/forums/refresh-heat.server.ts";
import { unreadMax } from "#app/domain/forums/unread-sql.server.ts";
import { addSeconds, daySeconds, hourSeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeProduct, makeSection, makeTopic } from "#tests/factories/forums.ts";
import { outcome } from "./proof.ts";

const today = new Date("2026-11-22T08:00:00Z");
const hoursAgo = (hours: number) => addSeconds(today, -hours * hourSeconds);

beforeEach(() => setClock(today));
afterEach(() => setClock(null));

/** Every page of a list, one after the other; `between` runs after each. */
async function walk(viewer: Actor, list: TopicList, between: () => Promise<unknown> = async () => undefined) {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTopics>> = await listTopics(viewer, { ...list, after });
    ids.push(...page.items.map((topic) => topic.id));
    after = page.next;
    await between();
  } while (after !== null);
  return ids;
}

async function makeTopics(count: number, at: (index: number) => Date, forumId?: string) {
  const [author, forum] = [await makeMember(), forumId ?? (await makeForum()).id];
  const topics = [];
  for (let index = 0; index < count; index++)
    topics.push(await makeTopic({ forumId: forum, authorId: author.id, createdAt: at(index) }));
  return topics.map((topic) => topic.id);
}

describe("pages of a list", () => {
  test("hold every topic exactly once, newest first, while new ones are started", async () => {
    const ids = await makeTopics(75, (index) => hoursAgo(index / 10));
    const seen = await walk(guest, { list: "latest" }, () => makeTopics(3, () => today));
    expect(seen).toEqual(ids);
  });

  test("hold every topic exactly once when all are of the same instant", async () => {
    const ids = await makeTopics(65, () => today);
    const seen = await walk(guest, { list: "latest" });
    expect(seen).toEqual(ids.toSorted());
    expect(await walk(guest, { list: "popular" })).toEqual(ids.toSorted());
  });

  test("by heat hold every topic once, the hottest first", async () => {
    const ids = await makeTopics(70, (index) => hoursAgo(index * 2));
    expect(await walk(guest, { list: "popular" })).toEqual(ids);
  });

  test("of a broken address are refused", async () => {
    for (const after of ["x", "1.2", "zz.not-a-uuid", "~", "NaN~00000000-0000-7000-8000-000000000001"])
      for (const list of ["latest", "popular"] as const)
        expect(await outcome(listTopics(guest, { list, after }))).toBe("position_malformed");
  });
});

describe("a forum's list", () => {
  test("begins with pinned topics, and then leaves them out", async () => {
    const forum = await makeForum();
    const ids = await makeTopics(40, hoursAgo, forum.id);
    const pinned = [ids[35]!, ids[3]!];
    for (const [index, id] of pinned.entries())
      await db.topic.update({ where: { id }, data: { pinnedAt: hoursAgo(index) } });
    const seen = await walk(guest, { list: "latest", forumSlug: forum.slug });
    expect(seen).toEqual([...pinned, ...ids.filter((id) => !pinned.includes(id))]);
  });

  test("shows even the eleventh pinned topic, in its own place", async () => {
    const forum = await makeForum();
    const ids = await makeTopics(12, hoursAgo, forum.id);
    await db.topic.updateMany({ data: { pinnedAt: today } });
    expect((await walk(guest, { list: "latest", forumSlug: forum.slug })).toSorted()).toEqual(ids.toSorted());
  });
});

describe("lists", () => {
  test("of unanswered topics hold open ones without a reply", async () => {
    const [open, answered, closed] = [await makeTopic(), await makeTopic(), await makeTopic({ closedAt: today })];
    await makePost({ topicId: answered.id });
    expect(await walk(guest, { list: "unanswered" })).toEqual([open.id]);
    expect(closed.replyCount).toBe(0);
  });

  test("of popular topics hold what was written in within seven days", async () => {
    await makeTopics(1, () => addSeconds(today, -7 * daySeconds - 1));
    const fresh = await makeTopics(1, () => addSeconds(today, -7 * daySeconds + 60));
    expect(await walk(guest, { list: "popular" })).toEqual(fresh);
  });

  test("of followed topics hold topics, forums and people followed, and nothing after it ended", async () => {
    const viewer = await asActor(await makeMember());
    const follow = (targetKind: "topic" | "forum" | "member", targetId: string, endedAt: Date | null = null) =>
      db.follow.create({ data: { memberId: viewer.id, targetKind, targetId, endedAt } });
    const [a, b, c, ended, other] = [
      await makeTopic(),
      await makeTopic(),
      await makeTopic(),
      await makeTopic(),
      await makeTopic(),
    ];
    await follow("topic", a.id);
    await follow("forum", b.forumId);
    await follow("member", c.authorId);
    await follow("topic", ended.id, today);
    const seen = await walk(viewer, { list: "following" });
    expect(seen.toSorted()).toEqual([a.id, b.id, c.id].toSorted());
    expect(seen).not.toContain(other.id);
    expect(await outcome(listTopics(guest, { list: "following" }))).toBe("unauthenticated");
  });

  test("of a product hold its forum's topics and those tagged with it elsewhere, each once", async () => {
    const product = await makeProduct();
    const inForum = await makeTopic({
      forumId: (await makeForum({ productId: product.id })).id,
      productIds: [product.id],
    });
    const tagged = await makeTopic({ productIds: [product.id] });
    await makeTopic();
    const seen = await walk(guest, { list: "latest", productSlug: product.slug });
    expect(seen.toSorted()).toEqual([inForum.id, tagged.id].toSorted());
  });

  test("show the beginning of the first post, unless that is gone", async () => {
    const topic = await makeTopic({ text: "باتری این گوشی چند ساعت دوام می‌آورد؟" });
    const card = async () => (await listTopics(guest, { list: "latest" })).items[0]!;
    expect((await card()).excerpt).toBe("باتری این گوشی چند ساعت دوام می‌آورد؟");
    await db.post.update({ where: { id: topic.firstPost.id }, data: { hiddenAt: today } });
    expect((await card()).excerpt).toBe("");
  });
});

describe("unread", () => {
  /** How far somebody has read a topic, as its page and its card in a list say alike. */
  async function readingOf(viewer: Actor, { seq, id }: { seq: number; id: string }) {
    const card = (await listTopics(viewer, { list: "latest" })).items.find((topic) => topic.id === id)!;
    const found = await getTopic(viewer, seq);
    const topic = "topic" in found ? found.topic : null;
    const [inList, onPage] = [card, topic!].map(({ unread, lastReadNumber }) => ({ unread, lastReadNumber }));
    expect(inList).toEqual(onPage);
    return inList!;
  }

  async function unreadIn(viewer: Actor, forumId: string) {
    const sections = await listSections(viewer);
    return sections.flatMap(({ forums }) => forums).find(({ id }) => id === forumId)!.unread;
  }

  test("counts posts of others after the last one read, shown ones only", async () => {
    const member = await asActor(await makeMember({ createdAt: hoursAgo(100) }));
    const topic = await makeTopic({ createdAt: hoursAgo(5) });
    for (const given of [{}, {}, { authorId: member.id }, { hiddenAt: today }, { deletedAt: today }, {}])
      await makePost({ topicId: topic.id, createdAt: hoursAgo(1), ...given });
    const state = () => readingOf(member, topic);
    expect(await state()).toEqual({ unread: 4, lastReadNumber: null });
    await db.topicRead.create({ data: { memberId: member.id, topicId: topic.id, lastNumber: 2 } });
    expect(await state()).toEqual({ unread: 2, lastReadNumber: 2 });
    await db.forumRead.create({ data: { memberId: member.id, forumId: topic.forumId, readAt: today } });
    expect(await state()).toEqual({ unread: 0, lastReadNumber: 2 });
    expect(await readingOf(guest, topic)).toEqual({ unread: null, lastReadNumber: null });
  });

  test("does not greet a newcomer with everything ever written", async () => {
    const topic = await makeTopic({ createdAt: hoursAgo(50) });
    await makePost({ topicId: topic.id, createdAt: hoursAgo(40) });
    const newcomer = await asActor(await makeMember({ createdAt: hoursAgo(10) }));
    expect([(await readingOf(newcomer, topic)).unread, await unreadIn(newcomer, topic.forumId)]).toEqual([0, 0]);
  });

  test("stops counting at a hundred", async () => {
    const member = await asActor(await makeMember({ createdAt: hoursAgo(100) }));
    const [forum, topic] = [await makeForum(), await makeTopic({ createdAt: hoursAgo(1) })];
    await makeTopics(unreadMax + 3, () => hoursAgo(1), forum.id);
    await db.$executeRaw`
      INSERT INTO "Post" (id, "topicId", number, "authorId", body, html, text, "textHash", "createdAt")
      SELECT gen_random_uuid(), p."topicId", n, p."authorId", p.body, p.html, p.text, p."textHash", p."createdAt"
      FROM "Post" p, generate_series(2, 200) n WHERE p."topicId" = ${topic.id}::uuid`;
    await db.topic.update({ where: { id: topic.id }, data: { lastNumber: 200 } });
    expect((await readingOf(member, topic)).unread).toBe(unreadMax);
    const index = await listSections(member);
    expect(index[0]!.forums.find(({ id }) => id === forum.id)!.unread).toBe(unreadMax);
    expect((await listSections(guest))[0]!.forums[0]!.unread).toBeNull();
  });

  test("of a forum counts topics, not what the member read or wrote last", async () => {
    const member = await asActor(await makeMember({ createdAt: hoursAgo(100) }));
    const forum = await makeForum();
    const [read, own, fresh] = await makeTopics(3, () => hoursAgo(1), forum.id);
    await db.topicRead.create({ data: { memberId: member.id, topicId: read!, lastNumber: 1 } });
    await makePost({ topicId: own!, authorId: member.id });
    expect(await unreadIn(member, forum.id)).toBe(1);
    await db.topicRead.create({ data: { memberId: member.id, topicId: fresh!, lastNumber: 1 } });
    expect(await unreadIn(member, forum.id)).toBe(0);
  });
});

describe("the forum index", () => {
  test("keeps the order of sections and forums; forums without a section come last", async () => {
    const [second, first] = [await makeSection({ position: 2 }), await makeSection({ position: 1 })];
    await makeSection({ position: 3, name: "بی‌تالار" });
    const [b, a] = [
      await makeForum({ sectionId: first.id, position: 2 }),
      await makeForum({ sectionId: first.id, position: 1 }),
    ];
    const [c, alone] = [await makeForum({ sectionId: second.id }), await makeForum()];
    const index = (await listSections(guest)).map(({ id, forums }) => [id, ...forums.map((forum) => forum.id)]);
    expect(index).toEqual([
      [first.id, a.id, b.id],
      [second.id, c.id],
      ["", alone.id],
    ]);
  });
});

describe("similar titles", () => {
  test("are found in any spelling, the most alike first, five at most", async () => {
    const near = await makeTopic({ title: "مشکل باتری گوشی سامسونگ" });
    const far = await makeTopic({ title: "باتری لپ‌تاپ من خراب شد" });
    const none = await makeTopic({ title: "بهترین دوربین عکاسی" });
    const found = (await listSimilarTopics(guest, "مشكل باتري گوشي سامسونگ")).map(({ id }) => id);
    expect(found[0]).toBe(near.id);
    expect(found).not.toContain(none.id);
    expect((await listSimilarTopics(guest, "باتری لپتاپ")).map(({ id }) => id)[0]).toBe(far.id);
    for (let count = 0; count < 7; count++) await makeTopic({ title: "مشکل باتری گوشی سامسونگ" });
    expect(await listSimilarTopics(guest, "باتری گوشی سامسونگ")).toHaveLength(5);
    expect(await listSimilarTopics(guest, "با")).toEqual([]);
    expect(await listSimilarTopics(guest, "'; DROP TABLE x; --%_")).toEqual([]);
  });
});

test("replies to a post come in the order of the topic, without removed ones", async () => {
  const topic = await makeTopic();
  const replyToId = topic.firstPost.id;
  const first = await makePost({ topicId: topic.id, replyToId });
  await makePost({ topicId: topic.id });
  await makePost({ topicId: topic.id, replyToId, deletedAt: today, deletedBy: "author" });
  const last = await makePost({ topicId: topic.id, replyToId });
  expect((await listReplies(guest, replyToId)).map(({ id }) => id)).toEqual([first.id, last.id]);
});

test("a post's history tells who wrote which version when, and what changed", async () => {
  const [author, editor] = [await makeMember(), await makeMember()];
  const topic = await makeTopic({ authorId: author.id, text: "سه چهار", createdAt: hoursAgo(9) });
  const post = topic.firstPost;
  const old = { postId: post.id, body: {}, html: "" };
  await db.postRevision.createMany({
    data: [
      { ...old, revision: 0, text: "یک دو", editorId: author.id, createdAt: hoursAgo(5) },
      { ...old, revision: 1, text: "یک سه", editorId: editor.id, createdAt: hoursAgo(2) },
    ],
  });
  await db.post.update({ where: { id: post.id }, data: { revision: 2 } });
  const versions = await listPostHistory(await asActor(author), post.id);
  expect(versions.map(({ revision, editor, createdAt }) => [revision, editor.id, createdAt])).toEqual([
    [2, editor.id, hoursAgo(2)],
    [1, author.id, hoursAgo(5)],
    [0, author.id, hoursAgo(9)],
  ]);
  expect(versions[1]!.changes).toEqual([
    { text: "یک ", change: "same" },
    { text: "دو", change: "removed" },
    { text: "سه", change: "added" },
  ]);
  expect(versions[2]!.changes).toEqual([{ text: "یک دو", change: "same" }]);
});

test("heat computed afresh grows with likes, forgets what was hidden, and is the same the second time", async () => {
  const topic = await makeTopic({ createdAt: hoursAgo(30) });
  const reply = await makePost({ topicId: topic.id, createdAt: hoursAgo(3) });
  const heat = async () => {
    await refreshHeat(topic.id);
    return (await db.topic.findUniqueOrThrow({ where: { id: topic.id } })).heat;
  };
  const plain = await heat();
  expect(await heat()).toBe(plain);
  const liker = await makeMember();
  await db.like.create({
    data: { contentKind: "post", contentId: reply.id, memberId: liker.id, authorId: reply.authorId, createdAt: today },
  });
  const liked = await heat();
  expect(liked).toBeGreaterThan(plain);
  await db.post.update({ where: { id: reply.id }, data: { hiddenAt: today } });
  expect(await heat()).toBeLessThan(plain);
  setClock(addSeconds(today, 60 * daySeconds));
  expect(await heat()).toBeLessThan(plain);
});
