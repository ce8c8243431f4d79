import { beforeEach, describe, expect, it } from "vitest";
import { createRole } from "#app/domain/accounts/create-role.server.ts";
import { signOut } from "#app/domain/accounts/end-session.server.ts";
import { privacyDefaults } from "#app/domain/accounts/privacy.ts";
import { setPrivacy } from "#app/domain/accounts/set-privacy.server.ts";
import { updateRole } from "#app/domain/accounts/update-role.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { moveTopic } from "#app/domain/forums/move-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { sessionOf as sessionInCookie } from "#realtime/who.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makePost, makeTopic } from "#tests/factories/forums.ts";
import { sessionOf } from "../http/small-site.ts";
import { type Browser, openBrowser, roundTrip, serveLive } from "./browser.ts";

const patience = { timeout: 30_000, interval: 10 };
const hears = (browser: Browser, ...message: Browser["told"][number]) =>
  expect.poll(() => browser.told, patience).toContainEqual(message);

let origin: string;
beforeEach(async () => {
  origin = await serveLive();
});

describe("a topic's room", () => {
  it("tells a guest and a member of a reply, of its likes and of a change, with ids and numbers only", async () => {
    const topic = await makeTopic();
    const [guest, reader] = [await openBrowser(origin), await openBrowser(origin, await sessionOf(await makeMember()))];
    const elsewhere = await openBrowser(origin);
    for (const browser of [guest, reader])
      expect(await browser.enter(`topic:${topic.id}`)).toEqual({ ok: true, last: 1 });

    const author = await asActor(await makeMember());
    const post = await reply(author, { topicId: topic.id, body: "سه ماه است که از آن راضی‌ام" });
    const news = { topicId: topic.id, what: "posted", postId: post.postId, authorId: author.id };
    for (const browser of [guest, reader]) await hears(browser, "topic", news);

    await likeContent(await asActor(await makeMember()), { kind: "post", id: post.postId });
    await likeContent(await asActor(await makeMember()), { kind: "post", id: post.postId });
    await hears(reader, "likes", { kind: "post", id: post.postId, count: 2 });
    await roundTrip(elsewhere);
    expect(elsewhere.told).toEqual([]);
  });

  it("says to who comes back how far the topic has come meanwhile", async () => {
    const topic = await makeTopic();
    const first = await openBrowser(origin);
    expect(await first.enter(`topic:${topic.id}`)).toEqual({ ok: true, last: 1 });
    first.socket.disconnect();
    for (let post = 0; post < 3; post++) await makePost({ topicId: topic.id });
    expect(await (await openBrowser(origin)).enter(`topic:${topic.id}`)).toEqual({ ok: true, last: 4 });
  });

  it("opens only to those whom the page is shown to", async () => {
    const insider = await makeMember();
    const group = await makeGroup([insider.id]);
    const closed = await makeTopic({ forumId: (await makeForum({ readers: "group", groupId: group.id })).id });
    const hidden = await makeTopic({ hiddenAt: new Date() });
    const [outside, inside] = [await sessionOf(await makeMember()), await sessionOf(insider)];
    const refused = { ok: false, error: "not_found" };
    for (const browser of [await openBrowser(origin), await openBrowser(origin, outside)])
      for (const { id } of [closed, hidden, { id: uuidv7() }])
        expect(await browser.enter(`topic:${id}`)).toEqual(refused);
    const browser = await openBrowser(origin, inside);
    expect(await browser.enter(`topic:${closed.id}`)).toEqual({ ok: true, last: 1 });
    expect(await browser.enter(`topic:${hidden.id}`)).toEqual(refused);
  });

  it("is closed to guests, as the pages are, once the club is for members only", async () => {
    const topic = await makeTopic();
    const guest = await openBrowser(origin);
    const member = await openBrowser(origin, await sessionOf(await makeMember()));
    for (const room of [`topic:${topic.id}`, "activity"])
      for (const browser of [guest, member]) expect(await browser.enter(room)).toMatchObject({ ok: true });
    await transaction(async (tx) => {
      await tx.club.upsert({ where: { id: 1 }, create: { readers: "members" }, update: { readers: "members" } });
      await publish(tx, "club.updated", { changed: ["readers"] }, null);
    });
    for (const room of [`topic:${topic.id}`, "activity"]) {
      await hears(guest, "left", room);
      expect(await guest.enter(room)).toEqual({ ok: false, error: "not_found" });
    }
    await roundTrip(member);
    expect(member.told).toEqual([]);
  });

  it("is left at once by who leaves the group, and by everybody when the topic goes out of sight", async () => {
    const member = await makeMember();
    const group = await makeGroup([member.id]);
    const closed = await makeForum({ readers: "group", groupId: group.id });
    const topics = [await makeTopic({ forumId: closed.id }), await makeTopic(), await makeTopic()];
    const browser = await openBrowser(origin, await sessionOf(member));
    for (const { id } of topics) await browser.enter(`topic:${id}`);

    await db.groupMember.deleteMany({ where: { memberId: member.id } });
    await hears(browser, "left", `topic:${topics[0]!.id}`);
    const moderator = await asActor(await makeStaff("moderator"));
    await hideContent(moderator, { kind: "topic", id: topics[1]!.id, reason: "تبلیغ" });
    await hears(browser, "left", `topic:${topics[1]!.id}`);
    await moveTopic(moderator, { topicId: topics[2]!.id, forumId: closed.id, reason: "جای درست" });
    await hears(browser, "left", `topic:${topics[2]!.id}`);

    const before = browser.told.length;
    await makePost({ topicId: topics[0]!.id });
    await reply(moderator, { topicId: topics[2]!.id, body: "این را دیگر نمی‌بیند" });
    await roundTrip(browser);
    expect(browser.told.slice(before)).toEqual([]);
  });
});

describe("rights", () => {
  it("that a role loses are lost at once in open rooms, and so is being staff", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    const { key } = await createRole(boss, { name: "ناظر", permissions: ["content.hide"] });
    const helper = await makeStaff(key);
    const hidden = await makeTopic({ hiddenAt: new Date() });
    const browser = await openBrowser(origin, await sessionOf(helper));
    const other = await openBrowser(origin, await sessionOf(await makeMember()));
    await other.enter("duty");
    await hears(other, "duty", { count: 1, members: 0 });
    expect(await browser.enter(`topic:${hidden.id}`)).toMatchObject({ ok: true });
    await updateRole(boss, { key, name: "ناظر", permissions: [] });
    await hears(browser, "left", `topic:${hidden.id}`);
    await hears(other, "duty", { count: 0, members: 0 });
  });
});

describe("a connection", () => {
  it("ends with its session, and no other does", async () => {
    const member = await makeMember();
    const [here, there] = [await sessionOf(member), await sessionOf(member)];
    const [browser, other] = [await openBrowser(origin, here), await openBrowser(origin, there)];
    await signOut(sessionInCookie(here)!);
    await hears(browser, "farewell", "session_ended");
    await expect.poll(() => browser.socket.connected, patience).toBe(false);
    await roundTrip(other);
    expect(other.socket.connected).toBe(true);
  });

  it("hears its member's bell when something came and when it was read, and nobody else's", async () => {
    const [member, friend] = [await makeMember(), await makeMember()];
    const [browser, other] = [
      await openBrowser(origin, await sessionOf(member)),
      await openBrowser(origin, await sessionOf(friend)),
    ];
    const told = {
      memberId: member.id,
      actorId: friend.id,
      kind: "follow",
      contentKind: "member",
      contentId: friend.id,
    };
    await db.follow.create({ data: { memberId: friend.id, targetKind: "member", targetId: member.id } });
    await db.notification.create({ data: { ...told, eventId: uuidv7() } });
    await hears(browser, "bell", { unread: 1 });
    await db.notification.updateMany({ data: { readAt: new Date() } });
    await hears(browser, "bell", { unread: 0 });
    await roundTrip(other);
    expect(other.told).toEqual([]);
  });

  it("is refused from a page of another site, and taken from a program", async () => {
    await expect(openBrowser(origin, "", { Origin: "https://elsewhere.example" })).rejects.toThrow();
    expect((await openBrowser(origin, "", { Origin: origin })).socket.connected).toBe(true);
  });

  it("is a guest's with a session that is over, or no session at all", async () => {
    const member = await makeMember();
    const cookie = await sessionOf(member);
    await db.session.deleteMany();
    const topic = await makeTopic({ forumId: (await makeForum({ readers: "members" })).id });
    for (const session of [cookie, "session=nonsense", "session=%E0%A4%A", "session=IiI%3D"])
      expect(await (await openBrowser(origin, session)).enter(`topic:${topic.id}`)).toMatchObject({ ok: false });
  });

  it("bears what is no message of ours, and ends a flood with the reason", async () => {
    const browser = await openBrowser(origin);
    const { socket } = browser;
    const send = socket.emit.bind(socket) as (...message: unknown[]) => unknown;
    for (const room of [null, 7, {}, [], "topic:", `topic:${"x".repeat(500)}`, "member:1", "topic:' OR 1=1"])
      expect(await browser.enter(room as string)).toEqual({ ok: false, error: "invalid" });
    send("enter");
    send("enter", "activity", "not a function");
    send("leave", { room: 1 });
    send("typing", ["x"]);
    send("no-such-event", "x");
    await roundTrip(browser);
    for (let message = 0; message < 100; message++) send("leave", "activity");
    await hears(browser, "farewell", "too_fast");
    await expect.poll(() => socket.connected, patience).toBe(false);
  });

  it("enters no more rooms than pages have", async () => {
    const browser = await openBrowser(origin);
    const topics = await Promise.all(Array.from({ length: 17 }, () => makeTopic()));
    const answers = [];
    for (const { id } of topics) answers.push(await browser.enter(`topic:${id}`));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(16);
    expect(answers.at(-1)).toEqual({ ok: false, error: "too_many" });
  });
});

describe("who is there", () => {
  it("counts staff once, however many windows they have open, and shows them writing to others only", async () => {
    const helper = await makeStaff("moderator");
    const topic = await makeTopic();
    const [first, second] = [
      await openBrowser(origin, await sessionOf(helper)),
      await openBrowser(origin, await sessionOf(helper)),
    ];
    const member = await openBrowser(origin, await sessionOf(await makeMember()));
    await member.enter("duty");
    await hears(member, "duty", { count: 1, members: 0 });
    const guest = await openBrowser(origin);
    expect(await guest.enter("duty")).toEqual({ ok: false, error: "not_found" });
    for (const browser of [first, second, guest]) await browser.enter(`topic:${topic.id}`);
    for (let letter = 0; letter < 5; letter++) first.socket.emit("typing", topic.id);
    await hears(guest, "typing", { topicId: topic.id, memberId: helper.id, isStaff: true });
    expect(second.told.map(([name]) => name)).not.toContain("typing");
    first.socket.disconnect();
    await roundTrip(second);
    second.socket.disconnect();
    await hears(member, "duty", { count: 0, members: 0 });
    expect(guest.told.filter(([name]) => name === "typing")).toHaveLength(1);
  });

  it("shows members here and writing while they choose it, and not to whom a block keeps apart", async () => {
    const [writer, blocker, blocked] = [await makeMember(), await makeMember(), await makeMember()];
    const topic = await makeTopic();
    const writing = { topicId: topic.id, memberId: writer.id, isStaff: false };
    const [own, one, other] = [
      await openBrowser(origin, await sessionOf(writer)),
      await openBrowser(origin, await sessionOf(blocker)),
      await openBrowser(origin, await sessionOf(blocked)),
    ];
    const guest = await openBrowser(origin);
    for (const browser of [own, one, other, guest]) await browser.enter(`topic:${topic.id}`);
    await one.enter("duty");
    await setBoundary(await asActor(blocker), writer.id, "block");
    await setBoundary(await asActor(writer), blocked.id, "block");
    own.socket.emit("typing", topic.id);
    guest.socket.emit("typing", topic.id);
    for (const browser of [own, guest]) await roundTrip(browser);
    await setPrivacy(await asActor(writer), { ...privacyDefaults, showsPresence: true });
    await hears(one, "duty", { count: 0, members: 1 });
    expect(guest.told).toEqual([]);
    own.socket.emit("typing", topic.id);
    await hears(guest, "typing", writing);

    await setPrivacy(await asActor(writer), { ...privacyDefaults, showsPresence: false });
    await hears(one, "duty", { count: 0, members: 0 });
    for (const browser of [one, other]) expect(browser.told.map(([name]) => name)).not.toContain("typing");
  });
});
