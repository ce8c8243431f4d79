import { afterEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { contentKinds } from "#app/domain/core/references.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { listLikers } from "#app/domain/discussion/list-likers.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";

afterEach(() => setClock(null));

async function facts(kind: string): Promise<number> {
  return db.event.count({ where: { kind } });
}

async function liker() {
  return asActor(await makeMember());
}

describe("likeContent", () => {
  it("counts once however often it is asked, and tells so once", async () => {
    const { firstPost } = await writeTopic();
    const actor = await liker();
    const post = { kind: "post", id: firstPost.id } as const;
    expect(await likeContent(actor, post)).toEqual({ liked: true, likeCount: 1 });
    expect(await likeContent(actor, post)).toEqual({ liked: true, likeCount: 1 });
    expect(await facts("content.liked")).toBe(1);
  });

  it("settles ten likes of one member at the same moment as one", async () => {
    const { firstPost } = await writeTopic();
    const actor = await liker();
    const post = { kind: "post", id: firstPost.id } as const;
    await Promise.all(Array.from({ length: 10 }, () => likeContent(actor, post)));
    expect(await db.like.count()).toBe(1);
    expect(await facts("content.liked")).toBe(1);
  });

  it("counts the likes of many members at the same moment", async () => {
    const { firstPost } = await writeTopic();
    const actors = await Promise.all(Array.from({ length: 12 }, liker));
    await Promise.all(actors.map((actor) => likeContent(actor, { kind: "post", id: firstPost.id })));
    expect(await db.like.count({ where: { contentId: firstPost.id } })).toBe(12);
  });

  it("takes a topic's like as its first post's", async () => {
    const topic = await writeTopic();
    const actor = await liker();
    await likeContent(actor, { kind: "topic", id: topic.id });
    expect(await likeContent(actor, { kind: "post", id: topic.firstPost.id })).toEqual({ liked: true, likeCount: 1 });
    expect(await unlikeContent(actor, { kind: "topic", id: topic.id })).toEqual({ liked: false, likeCount: 0 });
  });

  it("refuses one's own, a guest's, a silenced member's, and what is not there or not to be seen", async () => {
    const author = await makeMember();
    const topic = await writeTopic({ authorId: author.id });
    const post = { kind: "post", id: topic.firstPost.id } as const;
    await expect(likeContent(await asActor(author), post)).rejects.toMatchObject({ code: "own_content" });
    await expect(likeContent(guest, post)).rejects.toMatchObject({ code: "unauthenticated" });
    const silenced = await makeMember({ standing: "silenced" });
    await expect(likeContent(await asActor(silenced), post)).rejects.toMatchObject({ code: "silenced" });
    for (const kind of contentKinds) {
      await expect(likeContent(await liker(), { kind, id: uuidv7() })).rejects.toMatchObject({ code: "not_found" });
      await expect(likeContent(await liker(), { kind, id: "1" })).rejects.toMatchObject({ code: "not_found" });
    }
    await db.post.update({ where: { id: post.id }, data: { hiddenAt: new Date() } });
    await expect(likeContent(await liker(), post)).rejects.toMatchObject({ code: "not_found" });
    expect(await db.like.count()).toBe(0);
  });

  it("refuses what stands in a group's forum that one does not belong to", async () => {
    const group = await db.customerGroup.create({ data: { name: "نمایندگان" } });
    const forum = await makeOpenForum({ readers: "group", groupId: group.id });
    const { firstPost } = await writeTopic({ forumId: forum.id });
    const post = { kind: "post", id: firstPost.id } as const;
    await expect(likeContent(await liker(), post)).rejects.toMatchObject({ code: "not_found" });
    const insider = await makeMember();
    await db.groupMember.create({ data: { groupId: group.id, memberId: insider.id } });
    expect(await likeContent(await asActor(insider), post)).toEqual({ liked: true, likeCount: 1 });
  });

  it("keeps to the day's budget, at the same moment too, and says when there is more", async () => {
    await db.club.create({ data: { id: 1, settings: { discussion: { likesADay: 3 } } } });
    setClock(new Date("2026-11-22T19:00:00Z"));
    const topic = await writeTopic();
    const posts = await Promise.all(Array.from({ length: 6 }, () => writeReply(topic)));
    const actor = await liker();
    const answers = await Promise.allSettled(posts.map(({ id }) => likeContent(actor, { kind: "post", id })));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(3);
    const until = new Date("2026-11-22T20:30:00Z"); // Midnight in Tehran.
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "likes_today_reached", details: { until } });
    expect(await db.like.count()).toBe(3);
    setClock(until);
    const left = posts[answers.findIndex(({ status }) => status === "rejected")]!;
    expect(await likeContent(actor, { kind: "post", id: left.id })).toEqual({ liked: true, likeCount: 1 });
  });
});

describe("unlikeContent", () => {
  it("takes a like back once, and tells so once", async () => {
    const { firstPost } = await writeTopic();
    const actor = await liker();
    const post = { kind: "post", id: firstPost.id } as const;
    await likeContent(actor, post);
    expect(await unlikeContent(actor, post)).toEqual({ liked: false, likeCount: 0 });
    expect(await unlikeContent(actor, post)).toEqual({ liked: false, likeCount: 0 });
    expect(await facts("content.unliked")).toBe(1);
  });

  it("takes one's own like back from what was hidden since, and nobody else's", async () => {
    const { firstPost } = await writeTopic();
    const [actor, other] = await Promise.all([liker(), liker()]);
    const post = { kind: "post", id: firstPost.id } as const;
    await likeContent(actor, post);
    await likeContent(other, post);
    await db.post.update({ where: { id: post.id }, data: { hiddenAt: new Date() } });
    await unlikeContent(actor, post);
    expect((await db.like.findMany()).map(({ memberId }) => memberId)).toEqual([other.id]);
  });
});

describe("listLikers", () => {
  it("shows everyone once over pages, the latest first, to whoever may read", async () => {
    const { firstPost } = await writeTopic();
    const post = { kind: "post", id: firstPost.id } as const;
    const members = await Promise.all(Array.from({ length: 70 }, () => makeMember()));
    await db.like.createMany({
      data: members.map(({ id }, index) => ({
        ...{ contentKind: "post", contentId: post.id, memberId: id, authorId: firstPost.authorId },
        createdAt: new Date(Date.UTC(2026, 10, 1, 0, 0, Math.floor(index / 3))),
      })),
    });
    const first = await listLikers(guest, post);
    const second = await listLikers(guest, post, first.next);
    const shown = [...first.items, ...second.items].map(({ id }) => id);
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 20, null]);
    expect(new Set(shown)).toEqual(new Set(members.map(({ id }) => id)));
    expect(shown[0]).toBe(members[69]!.id);
    await expect(listLikers(guest, { kind: "post", id: uuidv7() })).rejects.toMatchObject({ code: "not_found" });
  });
});
