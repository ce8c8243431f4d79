import { afterEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { closeTopic } from "#app/domain/forums/close-topic.server.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { addSeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makePost, makeTopic } from "#tests/factories/forums.ts";
import { expectNoDrift, outcome, outcomes, published, untilSomeoneWaits } from "./proof.ts";

const noon = new Date("2027-03-21T08:30:00Z");

afterEach(() => setClock(null));

async function members(count: number) {
  return Promise.all(
    Array.from({ length: count }, async () => asActor(await makeMember({ createdAt: addSeconds(noon, -1e6) }))),
  );
}

describe("reply", () => {
  it("stands at the end of the topic, is counted, and is told", async () => {
    setClock(noon);
    const topic = await makeTopic();
    const [member] = await members(1);
    setClock(addSeconds(noon, 60));
    const first = await reply(member!, { topicId: topic.id, body: "سلام **دنیا**", replyToId: topic.firstPost.id });
    expect(first).toMatchObject({ topicId: topic.id, forumId: topic.forumId, number: 2 });
    const post = await db.post.findUniqueOrThrow({ where: { id: first.postId }, include: { topic: true } });
    expect(post).toMatchObject({ number: 2, text: "سلام **دنیا**", replyToId: topic.firstPost.id, revision: 0 });
    expect(post.html).toBe('<p dir="auto">سلام **دنیا**</p>');
    expect(post.createdAt).toEqual(addSeconds(noon, 60));
    expect(post.topic).toMatchObject({ replyCount: 1, lastNumber: 2, lastPosterId: member!.id });
    expect(post.topic.lastPostAt).toEqual(addSeconds(noon, 60));
    expect(await published("post.created")).toEqual([
      {
        ...{ postId: post.id, topicId: topic.id, forumId: topic.forumId, authorId: member!.id },
        ...{ replyToId: topic.firstPost.id, quotedIds: [], mentionedIds: [] },
      },
    ]);
    await expectNoDrift();
  });

  it("gives fifty replies at once the numbers 2 to 51, each once", async () => {
    const topic = await makeTopic();
    const writers = await members(50);
    const posts = await Promise.all(
      writers.map((writer, index) => reply(writer, { topicId: topic.id, body: `پاسخ ${index}` })),
    );
    const numbers = posts.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
    expect(await published("post.created")).toHaveLength(50);
    await expectNoDrift();
  });

  it("races a close: whoever came too late finds the text in the drafts", async () => {
    const topic = await makeTopic();
    const writers = await members(12);
    const moderator = await asActor(await makeStaff("moderator"));
    const closing = closeTopic(moderator, { topicId: topic.id, closed: true });
    const replies = writers.map((writer, index) => reply(writer, { topicId: topic.id, body: `پاسخ ${index}` }));
    const [codes] = await Promise.all([Promise.all(replies.map(outcome)), closing]);
    for (const [index, code] of codes.entries()) {
      const draft = await getDraft(writers[index]!, `topic:${topic.id}`);
      expect(["done", "topic_closed"]).toContain(code);
      expect(draft !== null).toBe(code === "topic_closed");
    }
    const done = codes.filter((code) => code === "done").length;
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(done + 1);
    await expectNoDrift();
  });

  it("is refused when the topic is closed between being found open and taking a number", async () => {
    const topic = await makeTopic();
    const [writer] = await members(1);
    const late = await db.$transaction(async (tx) => {
      await tx.topic.update({ where: { id: topic.id }, data: { closedAt: noon } });
      const waiting = outcome(reply(writer!, { topicId: topic.id, body: "دیر رسیدم" }));
      await untilSomeoneWaits();
      return { waiting };
    });
    expect(await late.waiting).toBe("topic_closed");
    expect(await getDraft(writer!, `topic:${topic.id}`)).not.toBeNull();
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(1);
    expect(await published("post.created")).toEqual([]);
    await expectNoDrift();
  });

  it("keeps the text of a reply to a closed topic as a draft, and lets go of the draft once it is posted", async () => {
    const topic = await makeTopic({ closedAt: noon });
    const [member] = await members(1);
    expect(await outcome(reply(member!, { topicId: topic.id, body: "دیر رسیدم" }))).toBe("topic_closed");
    const draft = await getDraft(member!, `topic:${topic.id}`);
    expect(draft?.document.root.children).toEqual([
      { type: "paragraph", children: [{ type: "text", text: "دیر رسیدم", format: 0 }] },
    ]);
    await db.topic.update({ where: { id: topic.id }, data: { closedAt: null } });
    await reply(member!, { topicId: topic.id, body: "دیر رسیدم" });
    expect(await getDraft(member!, `topic:${topic.id}`)).toBeNull();
  });

  it("is refused to guests, to the silenced, and where the topic cannot be read", async () => {
    const outsider = await makeMember();
    const insider = await makeMember();
    const group = await makeGroup([insider.id]);
    const secret = await makeTopic({ forumId: (await makeForum({ readers: "group", groupId: group.id })).id });
    const body = "سلام به همه";
    expect(await outcome(reply(guest, { topicId: secret.id, body }))).toBe("unauthenticated");
    expect(await outcome(reply(await asActor(outsider), { topicId: secret.id, body }))).toBe("not_found");
    expect(await outcome(reply(await asActor(outsider), { topicId: uuidv7(), body }))).toBe("not_found");
    expect(await outcome(reply(await asActor(insider), { topicId: secret.id, body }))).toBe("done");
    await db.groupMember.deleteMany({ where: { memberId: insider.id } });
    expect(await outcome(reply(await asActor(insider), { topicId: secret.id, body: "باز هم سلام" }))).toBe("not_found");
    const silenced = await asActor(
      await makeMember({ standing: "silenced", standingUntil: addSeconds(new Date(), 60) }),
    );
    expect(await outcome(reply(silenced, { topicId: (await makeTopic()).id, body }))).toBe("silenced");
  });

  it("is refused to who lost their voice while it was on its way, and stands once that is over", async () => {
    const [topic, [member]] = [await makeTopic(), await members(1)];
    const answer = { topicId: topic.id, body: "پاسخی که دیر رسید" };
    const become = (data: { standing: "silenced" | "suspended" | "removed"; standingUntil?: Date }) =>
      db.member.update({ where: { id: member!.id }, data });
    for (const standing of ["silenced", "suspended"] as const) {
      await become({ standing });
      expect(await outcome(reply(member!, answer))).toBe(standing);
    }
    await become({ standing: "removed" });
    expect(await outcome(reply(member!, answer))).toBe("unauthenticated");
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(1);
    await become({ standing: "silenced", standingUntil: addSeconds(new Date(), -60) });
    expect(await outcome(reply(member!, answer))).toBe("done");
  });

  it("goes to no hidden topic, not even its author's", async () => {
    const author = await makeMember();
    const topic = await makeTopic({ authorId: author.id });
    await hideContent(await asActor(await makeStaff("moderator")), { kind: "topic", id: topic.id, reason: "تبلیغ" });
    expect(await outcome(reply(await asActor(author), { topicId: topic.id, body: "چرا؟" }))).toBe("not_found");
  });

  it("answers no post of another topic, no hidden one, no unknown one: it is an ordinary reply then", async () => {
    const topic = await makeTopic();
    const elsewhere = (await makeTopic()).firstPost.id;
    const hidden = (await makePost({ topicId: topic.id, hiddenAt: noon })).id;
    const writers = await members(3);
    const targets = [elsewhere, hidden, uuidv7()];
    for (const [index, replyToId] of targets.entries()) {
      const { postId } = await reply(writers[index]!, { topicId: topic.id, body: `پاسخ ${index}`, replyToId });
      expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).replyToId).toBeNull();
    }
  });

  it("refuses what is no text", async () => {
    const topic = await makeTopic();
    const [member] = await members(1);
    const bad: [string, { body?: string; bodyJson?: string }][] = [
      ["text_empty", {}],
      ["text_empty", { body: " \n\u200c\u200c " }],
      ["text_too_large", { body: "ا".repeat(10 * 1024 * 1024) }],
      [
        "text_too_large",
        { bodyJson: JSON.stringify({ root: { type: "root", children: [] } }).padEnd(10 * 1024 * 1024) },
      ],
      ["text_malformed", { bodyJson: "{" }],
      ["text_malformed", { bodyJson: "[]" }],
      [
        "text_unknown_node",
        { bodyJson: '{"root":{"type":"root","children":[{"type":"iframe","src":"https://a.ir"}]}}' },
      ],
    ];
    for (const [code, words] of bad) expect(await outcome(reply(member!, { topicId: topic.id, ...words }))).toBe(code);
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(1);
  });

  it("counts each outcome of many at once", async () => {
    const topic = await makeTopic();
    const [member] = await members(1);
    const deeds = Array.from({ length: 8 }, (_, index) => reply(member!, { topicId: topic.id, body: `پاسخ ${index}` }));
    expect(await outcomes(deeds)).toEqual({ done: 1, post_too_soon: 7 });
  });
});
