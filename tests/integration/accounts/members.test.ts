import { describe, expect, it } from "vitest";
import { findMembers } from "#app/domain/accounts/find-members.server.ts";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { guest } from "#app/domain/core/actor.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";

async function found(query: string, actor = makeMember({ name: "جستجوگر" })): Promise<string[]> {
  return (await findMembers(await asActor(await actor), query)).map((member) => member.name);
}

describe("finding members", () => {
  it("finds a name however it is spelt", async () => {
    await makeMember({ name: "علی می‌رزایی" });
    for (const query of ["علي", "علی میرزایی", "ميرزايى", "رزایی", "علی می‌ر"])
      expect(await found(query)).toHaveLength(1);
    expect(await found("حسن")).toEqual([]);
  });

  it("puts whose name begins so first, then whose family name does", async () => {
    for (const name of ["بنعلی پور", "رضا علیپور", "علی تهرانی"]) await makeMember({ name });
    expect(await found("علی")).toEqual(["علی تهرانی", "رضا علیپور", "بنعلی پور"]);
  });

  it("forgives a slip of the finger", async () => {
    await makeMember({ name: "Sara Ahmadi" });
    expect(await found("sara ahmdi")).toEqual(["Sara Ahmadi"]);
  });

  it("shows at most eight, as cards", async () => {
    for (let count = 0; count < 10; count++) await makeMember({ name: `نام ${count}` });
    const members = await findMembers(await asActor(await makeMember({ name: "جستجوگر" })), "نام");
    expect(members).toHaveLength(8);
    expect(Object.keys(members[0]!).sort()).toEqual(["avatarUrl", "id", "name"]);
  });

  it("leaves out oneself, who left, who was only imported, and who blocks either way", async () => {
    const me = await makeMember({ name: "نام من" });
    const [blocked, blocker, muted] = [
      await makeMember({ name: "نام بسته" }),
      await makeMember({ name: "نام بندنده" }),
      await makeMember({ name: "نام خاموش" }),
    ];
    await makeMember({ name: "نام رفته", standing: "removed" });
    await makeMember({ name: "نام آورده", phone: null, placeholderKey: "x" });
    await db.boundary.createMany({
      data: [
        { memberId: me.id, otherId: blocked.id, distance: "block" },
        { memberId: blocker.id, otherId: me.id, distance: "block" },
        { memberId: me.id, otherId: muted.id, distance: "mute" },
      ],
    });
    expect(await found("نام", Promise.resolve(me))).toEqual(["نام خاموش"]);
  });

  it("takes signs for themselves and nothing for nothing", async () => {
    await makeMember({ name: "زهرا" });
    for (const query of ["%", "_", "\\", "'", "", "   ", "\u200c", "x".repeat(10_000)])
      expect(await found(query)).toEqual([]);
  });

  it("is for members", async () => {
    await expect(findMembers(guest, "علی")).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a member's page", () => {
  it("shows what is public and no phone number", async () => {
    const member = await makeMember({ name: "زهرا", bio: "عکاس" });
    const view = await getMember(guest, member.id);
    expect(view).toEqual({
      id: member.id,
      name: "زهرا",
      avatarUrl: null,
      pictureUrl: null,
      bio: "عکاس",
      ...{ province: "", city: "", occupation: "", birthday: null, interests: [], products: [] },
      trust: 1,
      joinedAt: member.createdAt,
      isPlaceholder: false,
      showsActivity: true,
      topicCount: 0,
      postCount: 0,
    });
  });

  it("counts what the viewer may read", async () => {
    const author = await makeMember();
    const rooms = [
      ["everyone", {}],
      ["members", {}],
      ["staff", {}],
      ["everyone", { hiddenAt: now() }],
    ] as const;
    for (const [index, [readers, state]] of rooms.entries())
      await makeTopicIn(author.id, readers, String(index), state);
    expect(await getMember(guest, author.id)).toMatchObject({ topicCount: 1, postCount: 1 });
    expect(await getMember(await asActor(author), author.id)).toMatchObject({ topicCount: 2, postCount: 2 });
  });

  it("is not there for ids that are nobody's, and for who left", async () => {
    const gone = await makeMember({ standing: "removed" });
    for (const id of [gone.id, "01990000-0000-7000-8000-000000000000", "x", "' OR 1=1"])
      await expect(getMember(guest, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is closed to guests where only members read", async () => {
    await db.club.create({ data: { readers: "members" } });
    const member = await makeMember();
    await expect(getMember(guest, member.id)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await getMember(await asActor(member), member.id)).toMatchObject({ id: member.id });
  });
});

async function makeTopicIn(
  authorId: string,
  readers: "everyone" | "members" | "staff",
  slug: string,
  state: { hiddenAt?: Date },
) {
  const forum = await db.forum.create({ data: { slug, name: slug, readers } });
  const words = { title: "موضوع", titleFold: "موضوع", slug };
  const topic = await db.topic.create({ data: { ...words, forumId: forum.id, authorId, ...state } });
  const text = { body: {}, html: "", text: "", textHash: "" };
  await db.post.create({ data: { topicId: topic.id, number: 1, authorId, ...text } });
}
