import { describe, expect, it } from "vitest";
import type { Fact } from "#app/domain/core/events.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { follow, unfollow } from "#app/domain/notifications/follow.server.ts";
import { markRead } from "#app/domain/notifications/mark-read.server.ts";
import { notifyOfPosts } from "#app/domain/notifications/notify-of-posts.server.ts";
import { toldOfTopicMax } from "#app/domain/notifications/rules.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { deliverAgain, deliverFacts } from "./deliver.ts";

const member = async () => asActor(await makeMember());

/** What somebody was told, in order. */
async function toldTo(memberId: string): Promise<string[]> {
  const rows = await db.notification.findMany({ where: { memberId }, orderBy: { id: "asc" } });
  return rows.map(({ kind }) => kind);
}

describe("a reply", () => {
  it("tells each once, for the most personal reason, and never its author", async () => {
    const [starter, replied, quoted, mentioned, reader, author] = await Promise.all(Array.from({ length: 6 }, member));
    const topic = await writeTopic({ authorId: starter!.id });
    const first = await writeReply(topic, { authorId: replied!.id });
    const second = await writeReply(topic, { authorId: quoted!.id });
    for (const one of [reader!, mentioned!, author!]) await follow(one, { kind: "topic", id: topic.id });
    const mentionedIds = [mentioned!.id, author!.id];
    const words = { replyToId: first.id, quotedIds: [second.id], mentionedIds };
    const reply = await writeReply(topic, { authorId: author!.id }, words);
    await deliverFacts();
    await deliverAgain();
    const told = await db.notification.findMany({ where: { contentId: reply.id } });
    expect(new Map(told.map(({ memberId, kind }) => [memberId, kind]))).toEqual(
      new Map([
        [starter!.id, "topic_reply"],
        [replied!.id, "reply"],
        [quoted!.id, "quote"],
        [mentioned!.id, "mention"],
        [reader!.id, "topic_reply"],
      ]),
    );
    expect(told).toHaveLength(5);
  });

  it("tells the topic's author, though nobody delivered the topic yet, unless they do not wish to follow", async () => {
    const [wishes, wishesNot] = await Promise.all([makeMember(), makeMember({ autoFollow: false })]);
    for (const { id: authorId } of [wishes, wishesNot]) {
      const topic = await writeTopic({ authorId });
      await db.event.deleteMany({ where: { kind: "topic.created" } });
      await writeReply(topic);
    }
    await deliverFacts();
    expect([await toldTo(wishes.id), await toldTo(wishesNot.id)]).toEqual([["topic_reply"], []]);
  });

  it("does not tell those who keep a distance from its author, muted or blocked, even when it names them", async () => {
    const [muting, blocking, author] = await Promise.all([member(), member(), member()]);
    const topic = await writeTopic();
    for (const one of [muting, blocking]) await follow(one, { kind: "topic", id: topic.id });
    await setBoundary(muting, author.id, "mute");
    await setBoundary(blocking, author.id, "block");
    await writeReply(topic, { authorId: author.id }, { mentionedIds: [muting.id, blocking.id] });
    await deliverFacts();
    expect([await toldTo(muting.id), await toldTo(blocking.id)]).toEqual([[], []]);
  });

  it("does not tell those who cannot read it: outside the group, suspended, removed, unclaimed", async () => {
    const group = await db.customerGroup.create({ data: { name: "نمایندگان" } });
    const forum = await makeOpenForum({ readers: "group", groupId: group.id });
    const topic = await writeTopic({ forumId: forum.id });
    const [inside, outside, suspended, removed, unclaimed] = await Promise.all([
      makeMember(),
      makeMember(),
      makeMember({ standing: "suspended" }),
      makeMember({ standing: "removed" }),
      makeMember({ placeholderKey: "imported 1" }),
    ]);
    const all = [inside, outside, suspended, removed, unclaimed].map(({ id }) => id);
    await db.groupMember.createMany({
      data: all.filter((id) => id !== outside.id).map((memberId) => ({ groupId: group.id, memberId })),
    });
    await db.follow.createMany({
      data: all.map((memberId) => ({ memberId, targetKind: "topic", targetId: topic.id })),
    });
    await writeReply(topic, {}, { mentionedIds: all });
    await deliverFacts();
    expect(await Promise.all(all.map(toldTo))).toEqual([["mention"], [], [], [], []]);
  });

  it("tells nobody when it was hidden meanwhile, or came by an import", async () => {
    const [topic, reader] = [await writeTopic(), await member()];
    await follow(reader, { kind: "topic", id: topic.id });
    const hidden = await writeReply(topic, {}, { mentionedIds: [reader.id] });
    await db.post.update({ where: { id: hidden.id }, data: { hiddenAt: new Date() } });
    await writeReply(topic, {}, { mentionedIds: [reader.id], imported: true });
    await deliverFacts();
    expect(await toldTo(reader.id)).toEqual([]);
    expect(await db.follow.count({ where: { memberId: hidden.authorId } })).toBe(1);
  });

  it("in a topic that was muted tells only what speaks to the member", async () => {
    const [topic, me, writer] = [await writeTopic(), await member(), await member()];
    await follow(me, { kind: "member", id: writer.id });
    await writeReply(topic, { authorId: me.id });
    await deliverFacts();
    await unfollow(me, { kind: "topic", id: topic.id });
    await writeReply(topic, { authorId: me.id });
    await writeReply(topic, { authorId: writer.id });
    await writeReply(topic, { authorId: writer.id }, { mentionedIds: [me.id] });
    await deliverFacts();
    expect(await toldTo(me.id)).toEqual(["mention"]);
    expect(await db.follow.findFirst({ where: { memberId: me.id, targetKind: "topic" } })).toHaveProperty(
      "endedAt",
      expect.any(Date),
    );
  });
});

describe("many replies of one topic", () => {
  it("are told to who has not read them up to a number, and again once they have; what speaks to them always is", async () => {
    const [me, writer] = [await member(), await member()];
    const topic = await writeTopic({ authorId: me.id });
    const write = (mentionedIds: string[] = []) => writeReply(topic, { authorId: writer.id }, { mentionedIds });
    for (let turn = 0; turn < 4; turn++) await write();
    await deliverFacts();
    for (let turn = 0; turn < 3; turn++) await write();
    await write([me.id]);
    const facts = (await db.event.findMany({
      where: { kind: "post.created" },
      orderBy: { id: "asc" },
    })) as unknown as Fact<"post.created">[];
    for (let again = 0; again < 2; again++) await notifyOfPosts(facts.slice(4));
    const told = await toldTo(me.id);
    expect(told.filter((kind) => kind === "topic_reply")).toHaveLength(toldOfTopicMax);
    expect(told.filter((kind) => kind === "mention")).toHaveLength(1);
    await markRead(me, "all");
    await write();
    await deliverFacts();
    expect((await toldTo(me.id)).length).toBeGreaterThan(told.length);
  });
});

describe("a topic", () => {
  it("tells followers of its forum and of its author once, and replies in it do not reach the forum's", async () => {
    const [forum, author] = [await makeOpenForum(), await member()];
    const [ofForum, ofAuthor, ofBoth] = await Promise.all([member(), member(), member()]);
    for (const one of [ofForum, ofBoth]) await follow(one, { kind: "forum", id: forum.id });
    for (const one of [ofAuthor, ofBoth]) await follow(one, { kind: "member", id: author.id });
    await db.event.deleteMany();
    const topic = await writeTopic({ forumId: forum.id, authorId: author.id });
    await writeReply(topic);
    await deliverFacts();
    const told = await Promise.all([ofForum, ofAuthor, ofBoth].map(({ id }) => toldTo(id)));
    expect(told).toEqual([["forum_topic"], ["member_wrote"], ["forum_topic"]]);
  });

  it("reaches 20,000 followers in one statement, each once", async () => {
    const forum = await makeOpenForum();
    await db.$executeRaw`INSERT INTO "Member" (id, name, "nameFold")
      SELECT gen_random_uuid(), 'عضو', 'عضو' FROM generate_series(1, 20000)`;
    await db.$executeRaw`INSERT INTO "Follow" ("memberId", "targetKind", "targetId")
      SELECT id, 'forum', ${forum.id}::uuid FROM "Member"`;
    await db.$executeRaw`ANALYZE "Member", "Follow"`; // as a club's own database knows its size
    await writeTopic({ forumId: forum.id });
    await deliverFacts();
    await deliverAgain();
    expect(await db.notification.count()).toBe(20_000);
  });
});

describe("a like", () => {
  it("is told once, however often it is taken back and given again", async () => {
    const [author, fan] = [await member(), await member()];
    const { firstPost } = await writeTopic({ authorId: author.id });
    const post = { kind: "post", id: firstPost.id } as const;
    for (let turn = 0; turn < 3; turn++) {
      await likeContent(fan, post);
      await deliverFacts();
      await unlikeContent(fan, post);
    }
    await likeContent(fan, post);
    await deliverAgain();
    expect(await toldTo(author.id)).toEqual(["like"]);
  });

  it("that was taken back before anybody told of it is not told", async () => {
    const [author, fan] = [await member(), await member()];
    const { firstPost } = await writeTopic({ authorId: author.id });
    await likeContent(fan, { kind: "post", id: firstPost.id });
    await unlikeContent(fan, { kind: "post", id: firstPost.id });
    await deliverFacts();
    expect(await toldTo(author.id)).toEqual([]);
  });
});

it("an accepted answer is told to its author, not to who accepted their own", async () => {
  const [asker, helper] = [await member(), await member()];
  const topic = await writeTopic({ authorId: asker.id });
  for (const authorId of [helper.id, asker.id]) {
    const answer = await writeReply(topic, { authorId });
    await transaction(async (tx) => {
      await tx.topic.update({ where: { id: topic.id }, data: { acceptedPostId: answer.id } });
      const ids = { postId: answer.id, topicId: topic.id, forumId: topic.forumId, authorId };
      await publish(tx, "answer.accepted", { ...ids, acceptedBy: asker.id, previousPostId: null }, asker.id);
    });
    await deliverFacts();
  }
  expect(await toldTo(helper.id)).toContain("answer_accepted");
  expect(await toldTo(asker.id)).not.toContain("answer_accepted");
});

it("a new follower is told once, however often they stop and begin again", async () => {
  const [followed, fan] = [await member(), await member()];
  for (let turn = 0; turn < 3; turn++) {
    await follow(fan, { kind: "member", id: followed.id });
    await follow(fan, { kind: "member", id: followed.id });
    await deliverFacts();
    await unfollow(fan, { kind: "member", id: followed.id });
  }
  expect(await db.event.count({ where: { kind: "member.followed" } })).toBe(3);
  expect(await toldTo(followed.id)).toEqual(["new_follower"]);
});
