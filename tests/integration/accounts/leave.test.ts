import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findActorBySession, sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import { findMembers } from "#app/domain/accounts/find-members.server.ts";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { leaveClub } from "#app/domain/accounts/leave-club.server.ts";
import { makeProof } from "#app/domain/accounts/proof.server.ts";
import { getReferral } from "#app/domain/accounts/referral.server.ts";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { setAvatar } from "#app/domain/accounts/set-avatar.server.ts";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import type { Fact } from "#app/domain/core/events.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { forgetNameOfMember } from "#app/domain/forums/forget-name.server.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";

import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { removeContentOfMember } from "#app/domain/forums/on-member-removed.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { sweepMediaOfRemoved } from "#app/domain/media/on-member-removed.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { greyPng } from "../media/photos.ts";

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-leave-${process.pid}`;
  return process.env.DATA_DIR;
});
afterEach(() => setClock(null));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const phone = "+989121234567";
const name = "زهرا کریمی";
const former = "عضو پیشین";
let forumId: string;

beforeEach(async () => {
  const forum = await db.forum.create({ data: { slug: "x", name: "x" } });
  forumId = forum.id;
});

/** The actor's browser, in which they have just proved who they are. */
async function confirmed(actor: MemberActor) {
  const member = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
  const session = await transaction((tx) => openSession(tx, { ...member, totpSince: null }, { userAgent: "" }));
  const address = member.phone ?? member.email ?? "";
  const claims = { memberId: actor.id, session: sessionKey(session.id), address };
  return { sessionId: session.id, confirmed: makeProof("confirmed", claims, 600) };
}

async function leave(actor: MemberActor, content: "stays" | "goes") {
  await leaveClub(actor, { content, understood: true }, await confirmed(actor));
}

/** What the worker does afterwards; everything twice, as it may. */
async function react() {
  for (const fact of await db.event.findMany({ where: { kind: "member.removed" } }))
    for (const run of [sweepMediaOfRemoved, removeContentOfMember, forgetNameOfMember]) {
      await run(fact as unknown as Fact<"member.removed">);
      await run(fact as unknown as Fact<"member.removed">);
    }
}

/** Each writing comes an hour after the one before, so that nobody is too fast. */
let clock = Date.parse("2026-11-22T08:00:00Z");
function passHour() {
  clock += 3_600_000;
  setClock(new Date(clock));
}

function start(actor: MemberActor, title: string, body = `متن نخست ${title}`) {
  passHour();
  return createTopic(actor, { forumId, title, kind: "discussion", tags: ["برچسب"], productIds: [], body });
}

const say = (actor: MemberActor, input: Parameters<typeof reply>[1]) => {
  passHour();
  return reply(actor, input);
};
const postsOf = async (seq: number, viewer: MemberActor | typeof guest = guest) => {
  const page = await getTopic(viewer, seq);
  return "posts" in page ? page.posts : [];
};

describe("leaving the club", () => {
  it("erases what the club knows, frees the number and ends every way in", async () => {
    const member = await makeMember({
      name,
      phone,
      bio: "عکاس",
      city: "karaj",
      province: "alborz",
      interests: ["کوه"],
    });
    const actor = await asActor(member);
    await setAvatar(actor, { bytes: greyPng(100, 100) });
    const other = await makeMember();
    await db.follow.create({ data: { memberId: other.id, targetKind: "member", targetId: actor.id } });
    await db.boundary.create({ data: { memberId: other.id, otherId: actor.id, distance: "mute" } });
    await db.apiToken.create({ data: { tokenHash: "x", name: "x", memberId: actor.id, scopes: [] } });
    const browser = await confirmed(actor);
    await leaveClub(actor, { content: "stays", understood: true }, browser);
    expect(await findActorBySession(browser.sessionId)).toBeNull();
    const row = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
    expect(row).toMatchObject({ name: former, nameFold: "", phone: null, email: null, standing: "removed" });
    expect(JSON.stringify(row)).not.toMatch(/زهرا|عکاس|karaj|کوه|912/);
    for (const count of [db.follow.count(), db.boundary.count(), db.apiToken.count(), db.session.count()])
      expect(await count).toBe(0);
    await react();
    expect(await db.media.count()).toBe(0);
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "member.left", after: { content: "stays" } }]);
    expect(await makeMember({ phone })).toMatchObject({ phone });
  });

  it("asks for a proof of this moment, and is refused to the last administrator", async () => {
    const actor = await asActor(await makeMember());
    const own = await confirmed(actor);
    const others = await confirmed(await asActor(await makeMember()));
    for (const browser of [
      { sessionId: null, confirmed: null },
      { ...own, confirmed: null },
      { ...own, confirmed: randomBytes(40).toString("base64url") },
      others,
      { ...others, confirmed: own.confirmed },
    ])
      await expect(leaveClub(actor, { content: "stays", understood: true }, browser)).rejects.toMatchObject({
        code: "confirmation_needed",
      });
    const administrators = [await makeStaff("administrator"), await makeStaff("administrator")];
    const answers = await Promise.allSettled(administrators.map(async (one) => leave(await asActor(one), "stays")));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "last_administrator" } });
    expect(await db.member.count({ where: { standing: "active" } })).toBe(3);
  });

  it("keeps who they invited, and whom they were invited by, without names", async () => {
    const [referrer, invited] = [await makeMember(), await makeMember()];
    const member = await makeMember({ referredById: referrer.id });
    await db.member.update({ where: { id: invited.id }, data: { referredById: member.id } });
    await leave(await asActor(member), "goes");
    expect(await db.member.findUnique({ where: { id: invited.id } })).toMatchObject({ referredById: member.id });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ referredById: referrer.id });
    expect(await getReferral(await asActor(referrer))).toMatchObject({ count: 0 });
  });
});

/** A club in which Zahra wrote, was answered, mentioned and quoted. */
async function lively() {
  const zahra = await asActor(await makeMember({ name, phone, createdAt: new Date("2026-01-01") }));
  const ali = await asActor(await makeMember({ name: "علی", createdAt: new Date("2026-01-01") }));
  const own = await start(zahra, "تنها");
  const shared = await start(zahra, "گفت‌وگو");
  const alis = await start(ali, "موضوع علی");
  const said = await say(zahra, { topicId: alis.topicId, body: "سخن زهرا" });
  const quote = { type: "post-quote", postId: said.postId, authorName: name, number: 2 };
  const mention = { type: "mention", memberId: zahra.id, name };
  const bodyJson = JSON.stringify({
    root: {
      type: "root",
      children: [
        { ...quote, children: [{ type: "paragraph", children: [{ type: "text", text: "سخن زهرا", format: 0 }] }] },
        { type: "paragraph", children: [mention, { type: "text", text: " درست می‌گوید", format: 0 }] },
      ],
    },
  });
  await say(ali, { topicId: shared.topicId, body: "پاسخ علی به گفت‌وگو" });
  await say(ali, { topicId: alis.topicId, bodyJson });
  return { zahra, ali, own, shared, alis };
}

const everything = async () =>
  JSON.stringify([await db.post.findMany(), await db.topic.findMany(), await db.member.findMany()]);

describe("what others see after somebody left", () => {
  it("is their words under «former member», without a link or a page", async () => {
    const { zahra, ali, own, shared, alis } = await lively();
    await leave(zahra, "stays");
    await react();
    for (const viewer of [guest, ali, await asActor(await makeStaff("moderator"))]) {
      await expect(getMember(viewer, zahra.id)).rejects.toMatchObject({ code: "not_found" });
      const [first] = await postsOf(own.seq, viewer as MemberActor);
      expect(first).toMatchObject({ author: { name: former, former: true, avatarUrl: null }, state: "shown" });
      expect(first!.html).toContain("متن نخست");
    }
    expect((await findMemberCards([zahra.id])).get(zahra.id)).toMatchObject({ name: former, former: true });
    expect(await findMembers(ali, "زهرا")).toEqual([]);
    expect(await findMembers(ali, former)).toEqual([]);
    const [, said, answer] = await postsOf(alis.seq);
    expect(said).toMatchObject({ author: { name: former }, state: "shown" });
    expect(answer!.html).toContain(`@${former}`);
    expect(answer!.html).not.toContain(zahra.id);
    expect(await everything()).not.toContain("زهرا کریمی");
    const edits = await db.event.findMany({ where: { kind: "post.edited" } });
    expect(edits.map(({ payload }) => payload)).toMatchObject([
      { postId: answer!.id, addedMentionIds: [], large: false },
    ]);
    expect((await listTopics(guest, { list: "latest", authorId: zahra.id })).items).toHaveLength(2);
    expect(await postsOf(shared.seq)).toHaveLength(2);
  });

  it("is no name of theirs, however many texts have to be looked through", async () => {
    const { zahra, ali, shared } = await lively();
    await db.$executeRaw`
      INSERT INTO "Post" (id, "topicId", number, "authorId", body, html, text, "textHash", "deletedAt")
      SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${shared.topicId}::uuid, n + 10, ${ali.id}::uuid,
        '{"root": {"type": "root", "children": []}}', '', '', '', now() FROM generate_series(1, 4000) n`;
    await leave(zahra, "stays");
    await react();
    expect(await everything()).not.toContain(name);
  });

  it("is none of their words when they wanted them gone; others' words stay", async () => {
    const { zahra, own, shared, alis } = await lively();
    await leave(zahra, "goes");
    await react();
    await expect(getTopic(guest, own.seq)).rejects.toMatchObject({ code: "not_found" });
    expect(await getTopic(guest, shared.seq)).toMatchObject({ topic: { title: "موضوع حذف‌شده", tags: [] } });
    const [first, answer] = await postsOf(shared.seq);
    expect(first).toMatchObject({ html: null, state: "deleted_by_author", author: { name: former } });
    expect(answer).toMatchObject({ state: "shown", author: { name: "علی" } });
    const [, said] = await postsOf(alis.seq);
    expect(said).toMatchObject({ html: null, state: "deleted_by_author" });
    const rows = await everything();
    for (const word of ["زهرا کریمی", "نخست تنها", "نخست گفت‌وگو", '"تنها"']) expect(rows).not.toContain(word);
    const forum = await db.forum.findUniqueOrThrow({ where: { id: forumId } });
    expect(forum).toMatchObject({ topicCount: 2, postCount: 4 });
    const facts = await db.event.groupBy({ by: ["kind"], _count: true, where: { kind: { endsWith: ".deleted" } } });
    expect(facts.map(({ kind, _count }) => [kind, _count]).toSorted()).toEqual([
      ["post.deleted", 1],
      ["topic.deleted", 1],
    ]);
  });

  it("is finished by another worker where the first one died", async () => {
    const zahra = await asActor(await makeMember({ name, createdAt: new Date("2026-01-01") }));
    const topics = [await start(zahra, "یک یک"), await start(zahra, "دو دو"), await start(zahra, "سه سه")];
    await leave(zahra, "goes");
    const { id } = await db.post.findFirstOrThrow({ where: { topicId: topics[0]!.topicId } });
    await db.post.update({ where: { id }, data: { html: "", text: "", deletedAt: new Date("2026-02-02") } });
    await react();
    expect(await db.post.count({ where: { html: "", text: "" } })).toBe(3);
    expect(
      await db.topic.count({ where: { deletedAt: null, id: { in: topics.slice(1).map((one) => one.topicId) } } }),
    ).toBe(0);
  });

  it("keeps the pictures that others show, and none of the member's own", async () => {
    const zahra = await asActor(await makeMember({ name, createdAt: new Date("2026-01-01") }));
    const [shown, elsewhere] = [
      await uploadImage(zahra, { bytes: greyPng(100, 100) }),
      await uploadImage(zahra, { bytes: greyPng(100, 100) }),
    ];
    const bodyJson = JSON.stringify({
      root: { type: "root", children: [{ type: "image", mediaId: shown.id, alt: "", width: 100, height: 100 }] },
    });
    await createTopic(zahra, { forumId, title: "تصویر من", kind: "discussion", tags: [], productIds: [], bodyJson });
    await db.media.update({ where: { id: elsewhere.id }, data: { attachedAt: new Date() } });
    await leave(zahra, "goes");
    await react();
    expect((await db.media.findMany()).map(({ id }) => id)).toEqual([elsewhere.id]);
  });
});
