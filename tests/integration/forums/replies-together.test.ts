import { describe, expect, it } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { forumDefaults, heatAfter } from "#app/domain/forums/rules.ts";
import { writeReply } from "#app/domain/forums/write-reply.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { expectNoDrift, outcome, outcomes, published, untilSomeoneWaits } from "./proof.ts";

const members = (count: number) => Promise.all(Array.from({ length: count }, async () => asActor(await makeMember())));

const body = (text: string) => ({
  columns: { body: { root: { type: "root" as const, children: [] } }, html: text, text, textHash: uuidv7() },
  ...{ mentionedIds: [], quotedIds: [], mediaIds: [] },
});

describe("replies that come together", () => {
  it("are each counted in their topic and forum, and refused for themselves", async () => {
    const [forum, hidden] = [await makeForum(), await makeForum({ readers: "staff" })];
    const topics = [await makeTopic({ forumId: forum.id }), await makeTopic({ forumId: forum.id })];
    const closed = await makeTopic({ forumId: forum.id, closedAt: now() });
    const unseen = await makeTopic({ forumId: hidden.id });
    const places = [topics[0]!, topics[1]!, topics[0]!, closed, unseen, topics[0]!, { id: uuidv7() }];
    const writers = await members(places.length);
    const codes = await Promise.all(
      places.map(({ id }, index) => outcome(reply(writers[index]!, { topicId: id, body: `پاسخ ${index}` }))),
    );
    expect(codes).toEqual(["done", "done", "done", "topic_closed", "not_found", "done", "not_found"]);
    const posts = await db.post.findMany({ where: { topicId: topics[0]!.id }, orderBy: { number: "asc" } });
    expect(posts.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const after = await db.topic.findUniqueOrThrow({ where: { id: topics[0]!.id } });
    expect(after).toMatchObject({ replyCount: 3, lastNumber: 4, lastPosterId: posts.at(-1)!.authorId });
    const heat = posts.slice(1).reduce((sum, { createdAt }) => heatAfter(sum, 1, createdAt), topics[0]!.heat);
    expect(after.heat).toBeCloseTo(heat, 6);
    expect(await published("post.created")).toHaveLength(4);
    await expectNoDrift();
  });

  it("of one member pass one by one", async () => {
    const [writer] = await members(1);
    const topics = await Promise.all(Array.from({ length: 5 }, () => makeTopic()));
    const deeds = topics.map(({ id }, index) => reply(writer!, { topicId: id, body: `پاسخ ${index}` }));
    expect(await outcomes(deeds)).toEqual({ done: 1, post_too_soon: 4 });
    await expectNoDrift();
  });

  it("wait for no topic that somebody else holds but their own", async () => {
    const [held, free] = [await makeTopic(), await makeTopic()];
    const [here, there] = (await members(2)) as [MemberActor, MemberActor];
    const [waiting, written] = await db.$transaction(async (tx) => {
      await tx.topic.update({ where: { id: held.id }, data: { lastNumber: 7 } });
      const blocked = reply(here, { topicId: held.id, body: "آنجا" });
      const passed = await reply(there, { topicId: free.id, body: "اینجا" });
      await untilSomeoneWaits();
      return [blocked, passed] as const;
    });
    expect(written.number).toBe(2);
    expect((await waiting).number).toBe(8);
  });

  it("are written without one that the database refuses", async () => {
    const [topic, writers] = [await makeTopic(), await members(3)];
    const written = await Promise.allSettled(
      ["یک", "د\0و", "سه"].map((text, index) =>
        writeReply({ actor: writers[index]!, topicId: topic.id, replyToId: null, body: body(text) }, forumDefaults),
      ),
    );
    expect(written.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(3);
    await expectNoDrift();
  });
});
