import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { moveTopic } from "#app/domain/forums/move-topic.server.ts";
import { restoreContent } from "#app/domain/forums/restore-content.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexAll } from "#search/index-content.server.ts";
import { searchClub, suggest } from "#search/search-club.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makePost, makeTopic } from "#tests/factories/forums.ts";
import { findIds, followFacts } from "./followed.ts";

const word = "زمردین";
const text = `اینجا ${word} نوشته‌اند`;

type Reader = "guest" | "member" | "insider" | "moderator" | "suspended" | "author";
let readers: Record<Reader, Actor>;
let groupId: string;

beforeEach(async () => {
  const [insider, author] = [await makeMember(), await makeMember()];
  groupId = (await makeGroup([insider.id, author.id])).id;
  readers = {
    guest,
    member: await asActor(await makeMember()),
    insider: await asActor(insider),
    author: await asActor(author),
    moderator: await asActor(await makeStaff("moderator")),
    suspended: await asActor(await makeMember({ standing: "suspended" })),
  };
});

/** Who finds anything, who is offered it while typing, and who is told that there is something. */
async function finders(): Promise<Reader[]> {
  const found: Reader[] = [];
  for (const [name, actor] of Object.entries(readers) as [Reader, Actor][]) {
    const page = await searchClub(actor, { q: word });
    const offered = await suggest(actor, word.slice(0, 4));
    expect({ name, count: page.count, offered: offered.length }).toEqual({
      name,
      ...{ count: page.items.length, offered: page.items.length },
    });
    if (page.items.length > 0) found.push(name);
  }
  return found.sort();
}

const everyone: Reader[] = ["author", "guest", "insider", "member", "moderator", "suspended"];
const onlyMembers: Reader[] = ["author", "insider", "member", "moderator"];

describe("what somebody finds is what they may read", () => {
  const write = async (given: Parameters<typeof makeTopic>[0] & {} = {}) => {
    const topic = await makeTopic({ authorId: readers.author.id!, text, ...given });
    await indexAll({});
    return topic;
  };

  it("in a forum for everyone, for members, for staff, for a group", async () => {
    const forum = await makeForum();
    await write({ forumId: forum.id });
    expect(await finders()).toEqual(everyone);
    const rooms = [
      [{ readers: "members" as const }, onlyMembers],
      [{ readers: "staff" as const }, ["moderator"]],
      [{ readers: "group" as const, groupId }, ["author", "insider", "moderator"]],
    ] as const;
    for (const [data, expected] of rooms) {
      await db.forum.update({ where: { id: forum.id }, data });
      expect(expected, `${data.readers}, before search learns it`).toEqual(expect.arrayContaining(await finders()));
      await indexAll({ within: { forumId: forum.id } });
      expect(await finders(), data.readers).toEqual(expected);
    }
  });

  it("not what is hidden or deleted, nor replies to it, even before search learns it", async () => {
    const topic = await write({ text: "سخنی دیگر" });
    const reply = await makePost({ topicId: topic.id, text });
    await indexAll({});
    expect(await finders()).toEqual(everyone);
    const moderator = await asActor(await makeStaff("moderator"));
    await hideContent(moderator, { kind: "topic", id: topic.id, reason: "نامربوط" });
    expect(await finders()).toEqual([]);
    await followFacts();
    expect(await db.searchDocument.count({ where: { kind: { in: ["topic", "post"] } } })).toBe(0);
    await restoreContent(moderator, { kind: "topic", id: topic.id });
    await followFacts();
    expect(await finders()).toEqual(everyone);
    await db.post.update({ where: { id: reply.id }, data: { deletedAt: new Date(), deletedBy: "author" } });
    expect(await finders()).toEqual([]);
  });

  it("where it was moved to", async () => {
    const closed = await makeForum({ readers: "group", groupId });
    const topic = await write({ text: "سخنی دیگر" });
    await makePost({ topicId: topic.id, text });
    await indexAll({});
    await moveTopic(await asActor(await makeStaff("moderator")), {
      topicId: topic.id,
      forumId: closed.id,
      reason: "جای آن",
    });
    expect(await finders()).toEqual(["author", "insider", "moderator"]);
    await followFacts();
    expect(await finders()).toEqual(["author", "insider", "moderator"]);
    expect(
      await db.searchDocument.count({ where: { access: { has: "public" }, kind: { in: ["topic", "post"] } } }),
    ).toBe(0);
  });

  it("without whom they keep away", async () => {
    await write();
    await setBoundary(readers.member as never, readers.author.id!, "mute");
    await setBoundary(readers.insider as never, readers.author.id!, "block");
    expect(await finders()).toEqual(["author", "guest", "moderator", "suspended"]);
  });
});

describe("members are found", () => {
  const named = "گلناز یگانه";

  it("by their name, while they are in the club and keep no distance", async () => {
    const found = await makeMember({ name: named });
    await makeMember({ name: named, placeholderKey: "x", phone: null });
    await indexAll({ kinds: ["member"] });
    expect(await findIds(guest, "گلناز")).toEqual([found.id]);
    await setBoundary(await asActor(found), readers.member.id!, "block");
    expect(await findIds(readers.member, "گلناز")).toEqual([]);
    await db.member.update({ where: { id: found.id }, data: { standing: "removed" } });
    expect(await findIds(guest, "گلناز")).toEqual([]);
    await indexAll({ kinds: ["member"] });
    expect(await db.searchDocument.count({ where: { id: found.id } })).toBe(0);
  });

  it("by what they say to everyone, never by what they keep to some, a number or an address", async () => {
    const bio = "عکاسم";
    const member = await makeMember({ name: named, bio, email: "golnaz@example.com", privacy: { bio: "members" } });
    await indexAll({ kinds: ["member"] });
    const asked = [bio, member.phone!, member.phone!.slice(3), "golnaz"];
    for (const q of asked) expect(await findIds(readers.moderator, q), q).toEqual([]);
    await db.member.update({ where: { id: member.id }, data: { privacy: { bio: "everyone" } } });
    await indexAll({ kinds: ["member"] });
    expect(await findIds(guest, bio)).toEqual([member.id]);
  });

  it("and their words under the name they have now", async () => {
    const { id: authorId } = await makeMember({ name: named });
    const topic = await makeTopic({ authorId });
    await indexAll({});
    expect(await findIds(guest, { q: "گلناز", kind: "topic" })).toEqual([topic.id]);
    await db.member.update({ where: { id: authorId }, data: { name: "مهتاب یگانه" } });
    await indexAll({ within: { authorId } });
    expect(await findIds(guest, { q: "گلناز", kind: "topic" })).toEqual([]);
    expect(await findIds(guest, { q: "مهتاب", kind: "topic" })).toEqual([topic.id]);
  });
});
