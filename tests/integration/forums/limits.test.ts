import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isDomainError } from "#app/domain/core/errors.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { addSeconds, daySeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { outcome, outcomes } from "./proof.ts";

const start = new Date("2027-03-21T08:30:00Z");
let written = 0;

beforeEach(() => setClock(start));
afterEach(() => setClock(null));

function at(seconds: number): Date {
  const instant = addSeconds(start, seconds);
  setClock(instant);
  return instant;
}

async function member(trust: number) {
  return asActor(await makeMember({ trust, createdAt: start }));
}

function topicIn(forumId: string) {
  return CreateTopic.parse({ forumId, title: "یک موضوع تازه", body: `متن ${written++}` });
}

async function refusedUntil(deed: Promise<unknown>) {
  const error = await deed.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isDomainError(error)) throw error ?? new Error("It was not refused");
  return [error.code, error.details.until];
}

/** Somebody else answers, so that a member's replies never stand in a row. */
function answered(topicId: string) {
  return makePost({ topicId, createdAt: start });
}

describe("limits of writing", () => {
  it("lets members post every 5 seconds and says when", async () => {
    const [actor, topic] = [await member(1), await makeTopic()];
    at(1);
    await reply(actor, { topicId: topic.id, body: "یک" });
    at(5.9);
    const again = { topicId: topic.id, body: "دو" };
    expect(await refusedUntil(reply(actor, again))).toEqual(["post_too_soon", addSeconds(start, 6)]);
    at(6);
    await reply(actor, again);
  });

  it("lets new members post every 30 seconds", async () => {
    const [actor, topic] = [await member(0), await makeTopic()];
    await reply(actor, { topicId: topic.id, body: "یک" });
    at(29);
    const again = { topicId: topic.id, body: "دو" };
    expect(await refusedUntil(reply(actor, again))).toEqual(["post_too_soon", addSeconds(start, 30)]);
    at(30);
    await reply(actor, again);
  });

  it("gives new members three topics and ten replies on their first day", async () => {
    const [actor, forum] = [await member(0), await makeForum()];
    for (let count = 1; count <= 3; count++) {
      at(count * 60);
      await createTopic(actor, topicIn(forum.id));
    }
    at(600);
    const tomorrow = addSeconds(start, daySeconds);
    expect(await refusedUntil(createTopic(actor, topicIn(forum.id)))).toEqual(["topics_today_reached", tomorrow]);
    const topic = await makeTopic();
    for (let count = 1; count <= 10; count++) {
      at(600 + count * 60);
      await reply(actor, { topicId: topic.id, body: `پاسخ ${count}` });
      await answered(topic.id);
    }
    at(9_000);
    const more = { topicId: topic.id, body: "یازده" };
    expect(await refusedUntil(reply(actor, more))).toEqual(["replies_today_reached", tomorrow]);
    at(daySeconds);
    await reply(actor, more);
    at(daySeconds + 60);
    await createTopic(actor, topicIn(forum.id));
  });

  it("lets members start a topic every 15 seconds and twenty in 24 hours", async () => {
    const [actor, forum] = [await member(1), await makeForum()];
    await createTopic(actor, topicIn(forum.id));
    at(14);
    expect(await refusedUntil(createTopic(actor, topicIn(forum.id)))).toEqual([
      "topic_too_soon",
      addSeconds(start, 15),
    ]);
    for (let count = 1; count < 20; count++) {
      at(count * 60);
      await createTopic(actor, topicIn(forum.id));
    }
    at(7_200);
    expect(await refusedUntil(createTopic(actor, topicIn(forum.id)))).toEqual([
      "topics_today_reached",
      addSeconds(start, daySeconds),
    ]);
    at(daySeconds);
    await createTopic(actor, topicIn(forum.id));
  });

  it("refuses an identical text within 5 minutes, however it is spelled and wherever it goes", async () => {
    const [actor, topic, other] = [await member(1), await makeTopic(), await makeTopic()];
    await reply(actor, { topicId: topic.id, body: "خیلی ممنونم، كاربر گرامي" });
    at(299);
    const again = { topicId: other.id, body: "خیلی  ممنونم، کاربر گرامی" };
    expect(await refusedUntil(reply(actor, again))).toEqual(["same_text_again", addSeconds(start, 300)]);
    at(300);
    await reply(actor, again);
  });

  it("lets nobody reply more than three times in a row", async () => {
    const [actor, topic] = [await member(1), await makeTopic()];
    for (const count of [1, 2, 3]) {
      at(count * 60);
      await reply(actor, { topicId: topic.id, body: `پاسخ ${count}` });
    }
    at(600);
    expect(await outcome(reply(actor, { topicId: topic.id, body: "چهار" }))).toBe("too_many_in_a_row");
    await answered(topic.id);
    await reply(actor, { topicId: topic.id, body: "چهار" });
  });

  it("counts a topic's first post for none of its author's replies in a row", async () => {
    const actor = await member(1);
    const topic = await makeTopic({ authorId: actor.id, createdAt: addSeconds(start, -60) });
    for (const count of [1, 2, 3]) {
      at(count * 60);
      await reply(actor, { topicId: topic.id, body: `پاسخ ${count}` });
    }
    expect(await db.post.count({ where: { topicId: topic.id } })).toBe(4);
  });

  it("gives new members two links, one picture and two mentions, others ten mentions", async () => {
    const topic = await makeTopic();
    const links = (count: number) => Array.from({ length: count }, (_, index) => `https://a.ir/${index}`).join(" ");
    const mentions = async (count: number) => {
      const people = await Promise.all(Array.from({ length: count }, () => makeMember()));
      const children = people.map(({ id, name }) => ({ type: "mention", memberId: id, name }));
      return JSON.stringify({ root: { type: "root", children: [{ type: "paragraph", children }] } });
    };
    const answer = async (trust: number, words: { body?: string; bodyJson?: string }) =>
      outcome(reply(await member(trust), { topicId: topic.id, ...words }));
    expect(await answer(0, { body: links(3) })).toBe("too_many_links");
    expect(await answer(0, { body: links(2) })).toBe("done");
    expect(await answer(1, { body: links(3) })).toBe("done");
    expect(await answer(0, { bodyJson: await mentions(3) })).toBe("too_many_mentions");
    expect(await answer(0, { bodyJson: await mentions(2) })).toBe("done");
    expect(await answer(1, { bodyJson: await mentions(11) })).toBe("too_many_mentions");
    expect(await answer(1, { bodyJson: await mentions(10) })).toBe("done");
    const newcomer = await member(0);
    const pictures = await Promise.all(
      ["one", "two"].map((key) =>
        db.media.create({ data: { ownerId: newcomer.id, key, width: 1, height: 1, bytes: 1, widths: [1] } }),
      ),
    );
    const children = pictures.map(({ id }) => ({ type: "image", mediaId: id, alt: "", width: 1, height: 1 }));
    const bodyJson = JSON.stringify({ root: { type: "root", children } });
    expect(await outcome(reply(newcomer, { topicId: topic.id, bodyJson }))).toBe("too_many_images");
  });

  it("follows what the club set", async () => {
    const settings = { forums: { postSeconds: 60 } };
    await db.club.create({ data: { id: 1, settings } });
    const [actor, topic] = [await member(1), await makeTopic()];
    await reply(actor, { topicId: topic.id, body: "یک" });
    at(59);
    expect(await outcome(reply(actor, { topicId: topic.id, body: "دو" }))).toBe("post_too_soon");
  });

  it("holds however many requests come at once", async () => {
    const [actor, forum] = [await member(1), await makeForum()];
    const topics = await Promise.all(Array.from({ length: 6 }, () => makeTopic()));
    setClock(addSeconds(start, 60));
    const replies = topics.map(({ id }, index) => reply(actor, { topicId: id, body: `پاسخ ${index}` }));
    const started = Array.from({ length: 6 }, () => createTopic(actor, topicIn(forum.id)));
    const { done } = await outcomes([...replies, ...started]);
    expect(done).toBe(1);
    expect(await db.post.count({ where: { authorId: actor.id } })).toBe(1);
  });
});
