import { describe, expect, it } from "vitest";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { topicSegment } from "#app/paths.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { loader as rootLoader } from "#app/root.tsx";
import { loader as likersPage } from "#app/routes/discussion/likers.tsx";
import { action as putDraft } from "#app/routes/forums/draft.ts";
import { loader as forumPage } from "#app/routes/forums/forum.tsx";
import { action as newTopic, loader as newTopicPage } from "#app/routes/forums/new-topic.tsx";
import { action as postDeed } from "#app/routes/forums/post-deed.ts";
import { loader as shown } from "#app/routes/forums/reading.ts";
import { loader as repliesPage } from "#app/routes/forums/replies.tsx";
import { loader as topicPage } from "#app/routes/forums/topic.tsx";
import { action as topicDeed } from "#app/routes/forums/topic-deed.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { cookieOf, open, refusal, send } from "./ask-pages.ts";

describe("the replies to a post", () => {
  it("stand with the post itself, in the order of the topic", async () => {
    const topic = await makeTopic();
    const question = await makePost({ topicId: topic.id, text: "کدام لنز؟" });
    const [first, second] = [
      await makePost({ topicId: topic.id, replyToId: question.id }),
      await makePost({ topicId: topic.id, replyToId: question.id }),
    ];
    await makePost({ topicId: topic.id, replyToId: topic.firstPost.id });
    const { post, replies } = await open(repliesPage, { post: question.id });
    expect([post.number, post.html]).toEqual([2, '<p dir="auto">کدام لنز؟</p>']);
    expect(replies.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it("are not there for who may not read the forum, nor for no post", async () => {
    const forum = await makeForum({ readers: "members" });
    const { firstPost } = await makeTopic({ forumId: forum.id });
    for (const post of [firstPost.id, forum.id, "nothing"])
      expect(await refusal(open(repliesPage, { post })), post).toBe(404);
  });
});

describe("a topic's page", () => {
  it("goes to a number or to a day, in either calendar and any digits", async () => {
    const topic = await makeTopic({ createdAt: new Date("2026-03-01T08:00:00Z") });
    for (const day of ["2026-03-10", "2026-03-21", "2026-03-22"])
      await makePost({ topicId: topic.id, createdAt: new Date(`${day}T08:00:00Z`) });
    const { forum, params } = await addressOf(topic.id);
    const firstAt = async (at: string) => {
      const page = await open(topicPage, { forum, topic: params }, `?at=${encodeURIComponent(at)}`);
      return page.page.first;
    };
    const asked = ["3", "۳", "۱۴۰۵/۱/۱", "1405-01-02", "2026-03-21", "1405.12.29"];
    expect(await Promise.all(asked.map(firstAt))).toEqual([3, 3, 3, 4, 3, 1]);
    expect(await refusal(firstAt("دیروز"))).toBe(422);
  });

  it("leads on from the forum and the title it had before, to the same place", async () => {
    const topic = await makeTopic({ title: "عنوان درست موضوع" });
    const { forum, params } = await addressOf(topic.id);
    const moved = open(topicPage, { forum: "elsewhere", topic: String(topic.seq) }, "?from=1");
    const answer = (await moved.catch((thrown: unknown) => thrown)) as Response;
    const to = `/forums/${forum}/${encodeURIComponent(params)}?from=1`;
    expect([answer.status, answer.headers.get("Location")]).toEqual([301, to]);
  });
});

describe("a page without scripts", () => {
  it("moves the place to go on from, for its own site only, and forward only", async () => {
    const [member, topic] = [await makeMember(), await makeTopic()];
    for (let written = 0; written < 4; written++) await makePost({ topicId: topic.id });
    const show = (search: string, site: string) =>
      open(shown, { topic: topic.id }, search, member, { "Sec-Fetch-Site": site });
    const lastRead = async () => (await db.topicRead.findFirst())?.lastNumber;
    expect((await show("?first=1&last=4", "cross-site")).headers.get("Content-Type")).toBe("image/gif");
    expect(await lastRead()).toBeUndefined();
    await show("?first=1&last=4", "same-origin");
    await show("?first=1&last=2", "same-origin");
    expect(await lastRead()).toBe(4);
    expect((await show("?first=x", "same-origin")).status).toBe(422);
  });
});

describe("a new topic's form", () => {
  it.each([1, 2])("tags the topic with %i chosen products", async (count) => {
    const [member, forum] = [await makeMember(), await makeForum()];
    const products = await Promise.all([makeProduct(), makeProduct()].slice(0, count));
    const answer = await send(newTopic, member, [
      ["forumId", forum.id],
      ["kind", "idea"],
      ["title", "کاش این دو با هم بودند"],
      ["body", "با هم بهتر کار می‌کنند."],
      ["tags", ""],
      ["stars", ""],
      ...products.map(({ id }): [string, string] => ["productIds", id]),
    ]);
    expect(answer).toMatchObject({ status: 303, to: expect.stringMatching(/^\/forums\//) });
    const tagged = await db.topicProduct.findMany({ select: { productId: true } });
    expect(tagged.map(({ productId }) => productId).toSorted()).toEqual(products.map(({ id }) => id).toSorted());
  });

  it("comes back as its draft was left", async () => {
    const [member, forum, lens] = [await makeMember(), await makeForum(), await makeProduct({ name: "لنز کانن" })];
    const fields = { kind: "experience", tags: "لنز", stars: "4", productIds: [uuidv7(), lens.id] };
    const request = new Request("http://club.example/page", {
      method: "PUT",
      headers: { Cookie: await cookieOf(member), "Content-Type": "application/json" },
      body: JSON.stringify({ document: null, title: "عنوانی تنها", fields }),
    });
    const saved = await withRequestContext({ ...requestContext(), actor: undefined }, () =>
      putDraft({ request, params: { key: `new:${forum.id}` }, context: {} }),
    );
    expect(saved.status).toBe(204);
    const page = await open(newTopicPage, { forum: forum.slug }, "", member);
    expect(page.draft).toMatchObject({ title: "عنوانی تنها", fields });
    expect(page.products.map(({ name }) => name)).toEqual(["لنز کانن"]);
  });

  it("takes products by their names where no script could choose them, and says which name is unclear", async () => {
    const [member, forum] = [await makeMember(), await makeForum()];
    const [lens, flash] = [await makeProduct({ name: "لنز کانن" }), await makeProduct({ name: "فلاش گودوکس V1" })];
    await makeProduct({ name: "لنز کانن کیت" });
    const start = (productNames: string) =>
      send(newTopic, member, [
        ...Object.entries({ forumId: forum.id, kind: "idea", title: "کاش این دو با هم بودند", tags: "", stars: "" }),
        ["body", "با هم بهتر کار می‌کنند."],
        ["productNames", productNames],
      ]);
    const unclear = await start("لنز كانن\r\nلنز");
    expect(unclear).toMatchObject({ status: 422, errors: { productNames: { code: "product_unclear" } } });
    expect((await start("هیچ‌چیز")).errors).toMatchObject({ productNames: { values: { name: "هیچ‌چیز" } } });
    expect((await start("۱\n۲\n۳\n۴\n۵\n۶")).errors.productNames?.code).toBe("too_many_products");
    expect(await db.topic.count()).toBe(0);
    expect((await start("لنز كانن\r\n\r\nگودوکس\r\n")).status).toBe(303);
    const tagged = await db.topicProduct.findMany({ select: { productId: true } });
    expect(new Set(tagged.map(({ productId }) => productId))).toEqual(new Set([lens.id, flash.id]));
  });
});

describe("a silenced member", () => {
  it("is told until when, wherever they would write", async () => {
    const until = new Date("2126-01-01T00:00:00Z");
    const member = await makeMember({ standing: "silenced", standingUntil: until });
    const forum = await makeForum();
    const silenced = { code: "silenced", until: until.toISOString() };
    const page = await open(rootLoader, {}, "", member);
    expect(page.me?.silenced).toEqual({ ...silenced, values: { reason: "", appeal: "" } });
    const refused = await open(newTopicPage, { forum: forum.slug }, "", member).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ data: silenced, init: { status: 403 } });
  });
});

it("a removed topic leaves its author in the forum, with the way to undo it", async () => {
  const author = await makeMember();
  const topic = await makeTopic({ authorId: author.id });
  const { forum } = await addressOf(topic.id);
  const gone = await send(topicDeed, author, [], { topic: topic.id, deed: "delete" }, "text/html");
  expect([gone.status, gone.to]).toEqual([303, `/forums/${forum}?removed=${topic.firstPost.id}`]);
  expect((await open(forumPage, { forum }, `?removed=${topic.firstPost.id}`, author)).removed).toBe(topic.firstPost.id);
  expect((await open(forumPage, { forum }, "?removed=x", author)).removed).toBeNull();
  await send(postDeed, author, [], { post: topic.firstPost.id, deed: "restore" });
  expect((await db.topic.findUniqueOrThrow({ where: { id: topic.id } })).deletedAt).toBeNull();
});

describe("a moderator's form", () => {
  it("moves a topic to a forum by its name or its address", async () => {
    const [moderator, topic] = [await makeStaff("moderator"), await makeTopic()];
    const forums = [
      await makeForum({ name: "تالار ۱۰۰% تازه" }),
      await makeForum({ nameEn: "Repairs" }),
      await makeForum({ slug: "راهنما" }),
    ];
    const named = [
      "تالار ۱۰۰% تازه",
      " Repairs ",
      "https://club.example/forums/%D8%B1%D8%A7%D9%87%D9%86%D9%85%D8%A7/12-x",
    ];
    for (const [index, forum] of named.entries()) {
      const answer = await send(topicDeed, moderator, [["forum", forum]], { topic: topic.id, deed: "move" });
      expect(answer.status).toBe(200);
      const { forumId } = await db.topic.findUniqueOrThrow({ where: { id: topic.id } });
      expect(forumId).toBe(forums[index]!.id);
    }
    const lost = await send(topicDeed, moderator, [["forum", "هیچ\u0000"]], { topic: topic.id, deed: "move" });
    expect(lost.status).toBe(404);
  });

  it("merges a topic into another by its number or its address", async () => {
    const moderator = await makeStaff("moderator");
    const target = await makeTopic({ title: "موضوع مقصد" });
    const { forum, params } = await addressOf(target.id);
    for (const into of [
      String(target.seq),
      `http://club.example/forums/${forum}/${encodeURIComponent(params)}?from=3`,
    ]) {
      const topic = await makeTopic();
      await send(topicDeed, moderator, [["into", into]], { topic: topic.id, deed: "merge" });
      expect((await db.topic.findUniqueOrThrow({ where: { id: topic.id } })).mergedIntoId).toBe(target.id);
    }
  });
});

it("splitting posts off leads to the topic they are in now", async () => {
  const [moderator, topic] = [await makeStaff("moderator"), await makeTopic()];
  const reply = await makePost({ topicId: topic.id });
  const fields: [string, string][] = [
    ["numbers", "۲"],
    ["title", "گفتگویی جدا از آن"],
  ];
  const done = await send(topicDeed, moderator, fields, { topic: topic.id, deed: "split" }, "text/html");
  const { topicId } = await db.post.findUniqueOrThrow({ where: { id: reply.id } });
  const { forum, params } = await addressOf(topicId);
  expect([done.status, done.to]).toEqual([303, `/forums/${forum}/${encodeURIComponent(params)}`]);
  expect(topicId).not.toBe(topic.id);
});

describe("who likes a post", () => {
  it("is listed by name, for who may read it", async () => {
    const { firstPost } = await makeTopic();
    const fan = await makeMember({ name: "هوادار" });
    await likeContent(await asActor(fan), { kind: "post", id: firstPost.id });
    const { likers } = await open(likersPage, { post: firstPost.id });
    expect(likers.items.map(({ name }) => name)).toEqual(["هوادار"]);
    const closed = await makeTopic({ forumId: (await makeForum({ readers: "members" })).id });
    expect(await refusal(open(likersPage, { post: closed.firstPost.id }))).toBe(404);
  });
});

async function addressOf(topicId: string): Promise<{ forum: string; params: string }> {
  const { seq, slug, forum } = await db.topic.findUniqueOrThrow({ where: { id: topicId }, include: { forum: true } });
  return { forum: forum.slug, params: topicSegment({ seq, slug }) };
}
