import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { loader as aroundTopic } from "#app/routes/forums/around.ts";
import { loader as chooseForum } from "#app/routes/forums/choose-forum.tsx";
import { action as replyInPlace } from "#app/routes/forums/reply.ts";
import type { Member } from "#prisma/client";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { open, refusal, send } from "./ask-pages.ts";

describe("a reply sent without leaving the page", () => {
  it("answers the post as it stands, or why it was refused; a form without scripts is led to it", async () => {
    const [author, topic] = [await makeMember(), await makeTopic()];
    const sent = (body: string, accept = "*/*") =>
      send(replyInPlace, author, [["body", body]], { topic: topic.id }, accept);
    const answered = await sent("از اولی راضی هستم.");
    const { post } = JSON.parse(answered.text) as { post: { id: string; number: number; html: string } };
    expect([answered.status, post.number, post.html]).toEqual([200, 2, '<p dir="auto">از اولی راضی هستم.</p>']);
    const empty = await sent(" ");
    expect([empty.status, JSON.parse(empty.text)]).toMatchObject([422, { problem: { code: "text_empty" } }]);
    await db.topic.update({ where: { id: topic.id }, data: { closedAt: new Date() } });
    const late = await sent("دیر رسیدم.");
    expect([late.status, JSON.parse(late.text)]).toMatchObject([409, { problem: { code: "topic_closed" } }]);
    expect(await db.draft.count({ where: { memberId: author.id } })).toBe(1);
    await db.topic.update({ where: { id: topic.id }, data: { closedAt: null } });
    await db.post.update({ where: { id: post.id }, data: { createdAt: new Date("2026-01-01") } });
    const plain = await sent("بدون اسکریپت هم می‌شود.", "text/html");
    expect([plain.status, plain.to]).toEqual([303, expect.stringMatching(/^\/p\//)]);
  });

  it("sent again under its key after its answer was lost, answers the reply that stands", async () => {
    const [author, topic] = [await makeMember(), await makeTopic()];
    const sent = async (key: string) => {
      const answer = await send(
        replyInPlace,
        author,
        [
          ["body", "همین یک بار."],
          ["key", key],
        ],
        { topic: topic.id },
        "*/*",
      );
      const { post, problem } = JSON.parse(answer.text) as { post?: { id: string }; problem?: { code: string } };
      return post?.id ?? problem?.code;
    };
    const first = await sent("0123456789abcdef");
    expect([await sent("0123456789abcdef"), await sent("another-key-of-it")]).toEqual([first, "same_text_again"]);
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(2);
  });
});

describe("choosing a forum for a new topic", () => {
  it("offers the forums one may start a topic in", async () => {
    await makeForum({ name: "باز" });
    await makeForum({ name: "خبرها", writers: "staff" });
    await makeForum({ name: "ویژهٔ همکاران", readers: "staff" });
    const namesFor = async (member: Member) =>
      (await open(chooseForum, {}, "", member)).forums.map(({ name }) => name).toSorted();
    expect(await namesFor(await makeMember())).toEqual(["باز"]);
    expect(await namesFor(await makeStaff("administrator"))).toEqual(["باز", "خبرها", "ویژهٔ همکاران"]);
    expect(await refusal(open(chooseForum, {}))).not.toBe(200);
  });
});

describe("what stands beside a topic", () => {
  it("is its products and topics to read next, those about the same product first", async () => {
    const product = await makeProduct({ name: "دوربین" });
    const [forum, elsewhere] = [await makeForum({}), await makeForum({})];
    const topic = await makeTopic({ forumId: forum.id, productIds: [product.id] });
    const near = await makeTopic({ forumId: forum.id });
    const alike = await makeTopic({ forumId: elsewhere.id, productIds: [product.id] });
    await makeTopic({ forumId: elsewhere.id });
    const answer = (await open(aroundTopic, { topic: topic.id })) as Response;
    const { products, topics } = (await answer.json()) as Record<"products" | "topics", { id: string }[]>;
    expect(products.map(({ id }) => id)).toEqual([product.id]);
    expect(topics.map(({ id }) => id)).toEqual([alike.id, near.id]);
  });
});
