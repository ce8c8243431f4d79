import { describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { countUnreadNotifications } from "#app/domain/notifications/count-unread.server.ts";
import { follow } from "#app/domain/notifications/follow.server.ts";
import { listNotifications } from "#app/domain/notifications/list-notifications.server.ts";
import { markRead, markTopicRead, undoMarkRead } from "#app/domain/notifications/mark-read.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { deliverFacts } from "./deliver.ts";

const member = async () => asActor(await makeMember());

async function kindsOf(actor: Awaited<ReturnType<typeof member>>): Promise<string[]> {
  return (await listNotifications(actor)).items.map(({ kind }) => kind);
}

describe("listNotifications", () => {
  it("says who did what where, grouped, the newest first", async () => {
    const [me, writer] = [await member(), await makeMember({ name: "زهرا کریمی" })];
    const topic = await writeTopic({ authorId: me.id, title: "باتری گوشی" });
    const fans = await Promise.all(Array.from({ length: 4 }, member));
    for (const fan of fans) await likeContent(fan, { kind: "topic", id: topic.id });
    const reply = await writeReply(topic, { authorId: writer.id });
    await deliverFacts();
    const { items, next } = await listNotifications(me);
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { kind: "topic_reply", title: "باتری گوشی", path: `/p/${reply.id}`, actorCount: 1, read: false },
      { kind: "like", title: "باتری گوشی", actorCount: 4, ids: { length: 4 }, actors: { length: 3 } },
    ]);
    expect(items[0]?.actors).toEqual([{ id: writer.id, name: "زهرا کریمی", avatarUrl: null }]);
    expect(items[0]?.excerpt).toBe("همین خوب است");
  });

  it("shows nothing that the member may not read any more, and counts none of it", async () => {
    const [me, muted] = [await member(), await member()];
    const group = await db.customerGroup.create({ data: { name: "نمایندگان" } });
    await db.groupMember.create({ data: { groupId: group.id, memberId: me.id } });
    const forum = await makeOpenForum({ readers: "group", groupId: group.id });
    const [secret, open] = [
      await writeTopic({ forumId: forum.id, authorId: me.id }),
      await writeTopic({ authorId: me.id }),
    ];
    await writeReply(secret);
    const hidden = await writeReply(open);
    await writeReply(open, { authorId: muted.id });
    await likeContent(muted, { kind: "topic", id: open.id });
    const fan = await member();
    await likeContent(fan, { kind: "topic", id: open.id });
    await deliverFacts();
    expect(await countUnreadNotifications(await asActor(me))).toBe(3); // lines: two topics with replies, and likes
    await db.groupMember.deleteMany();
    await db.post.update({ where: { id: hidden.id }, data: { hiddenAt: new Date() } });
    await setBoundary(me, muted.id, "mute");
    await unlikeContent(fan, { kind: "topic", id: open.id });
    const now = await asActor(me);
    expect(await kindsOf(now)).toEqual([]);
    expect(await countUnreadNotifications(now)).toBe(0);
  });

  it("goes through a long inbox page by page without a gap or a repetition", async () => {
    const [me, topic] = [await member(), await writeTopic()];
    const posts = await Promise.all(Array.from({ length: 150 }, () => writeReply(topic)));
    await db.notification.createMany({
      data: posts.map(({ id, authorId }) => ({
        ...{ id: uuidv7(), memberId: me.id, eventId: uuidv7(), kind: "mention", actorId: authorId },
        ...{ contentKind: "post", contentId: id },
      })),
    });
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 10; pages++) {
      const page: Awaited<ReturnType<typeof listNotifications>> = await listNotifications(me, after);
      seen.push(...page.items.flatMap(({ ids }) => ids));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toHaveLength(150);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(await countUnreadNotifications(me)).toBe(100);
    const newest = seen.slice(0, 120);
    const told = await db.notification.findMany({ where: { id: { in: newest } } });
    await db.post.updateMany({
      where: { id: { in: told.map(({ contentId }) => contentId) } },
      data: { hiddenAt: new Date() },
    });
    expect(await countUnreadNotifications(me)).toBe(30);
  });

  it("is for members, each their own", async () => {
    const [me, other] = [await member(), await member()];
    await follow(other, { kind: "member", id: me.id });
    await deliverFacts();
    expect([await kindsOf(me), await kindsOf(other)]).toEqual([["new_follower"], []]);
    await expect(listNotifications(guest)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(listNotifications(me, "nonsense")).rejects.toMatchObject({ code: "position_malformed" });
    expect(await countUnreadNotifications(guest)).toBe(0);
  });
});

describe("markRead", () => {
  it("marks some, or all, and only one's own", async () => {
    const [me, other] = [await member(), await member()];
    for (const followed of [me, other])
      for (let fans = 0; fans < 3; fans++) await follow(await member(), { kind: "member", id: followed.id });
    await deliverFacts();
    const foreign = (await listNotifications(other)).items.flatMap(({ ids }) => ids);
    const own = (await listNotifications(me)).items.flatMap(({ ids }) => ids);
    await markRead(me, [own[0]!, ...foreign]);
    expect([await countUnreadNotifications(me), await countUnreadNotifications(other)]).toEqual([2, 3]);
    const readAt = await markRead(me, "all");
    expect([await countUnreadNotifications(me), await countUnreadNotifications(other)]).toEqual([0, 3]);
    await undoMarkRead(other, readAt);
    await undoMarkRead(me, readAt);
    expect([await countUnreadNotifications(me), await countUnreadNotifications(other)]).toEqual([2, 3]);
    await expect(markRead(guest, "all")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("reading a topic marks what told of its posts, as far as it was read", async () => {
    const me = await member();
    const [topic, elsewhere] = [await writeTopic({ authorId: me.id }), await writeTopic({ authorId: me.id })];
    const first = await writeReply(topic);
    await writeReply(topic);
    await writeReply(elsewhere);
    await likeContent(await member(), { kind: "topic", id: topic.id });
    await deliverFacts();
    const unread = () => db.notification.count({ where: { memberId: me.id, readAt: null } });
    expect(await unread()).toBe(4);
    await markTopicRead(me, topic.id, first.number);
    expect(await unread()).toBe(3);
    await markTopicRead(me, topic.id, 100);
    expect(await countUnreadNotifications(me)).toBe(2);
    expect((await kindsOf(me)).filter((kind) => kind === "like")).toEqual(["like"]);
  });
});
