import { beforeEach, describe, expect, it } from "vitest";
import { agreeToRules } from "#app/domain/accounts/agree-to-rules.server.ts";
import { currentRulesVersion, getClubRules } from "#app/domain/accounts/club-rules.server.ts";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { join } from "#app/domain/accounts/join.server.ts";
import { makeJoiningToken } from "#app/domain/accounts/joining-token.server.ts";
import { publishRules } from "#app/domain/accounts/publish-rules.server.ts";
import { PublishRules } from "#app/domain/accounts/rules-schema.ts";
import { removeAvatar } from "#app/domain/accounts/set-avatar.server.ts";
import { updateProfile } from "#app/domain/accounts/update-profile.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { declareOwnership } from "#app/domain/products/declare-ownership.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { device } from "#tests/factories/codes.ts";

let administrator: MemberActor;

beforeEach(async () => {
  administrator = await asActor(await makeStaff("administrator"));
});

const token = () => makeJoiningToken({ target: { channel: "sms", address: "+989121234567" } });
const joinWith = (fields: object) =>
  join({ token: token(), name: "زهرا", acceptRules: true, locale: "fa", ...fields }, device);
const newcomer = () => db.member.findUniqueOrThrow({ where: { phone: "+989121234567" }, include: { consents: true } });

describe("the rules of the club", () => {
  it("are the first version, in the club's words, until it publishes its own", async () => {
    expect(await getClubRules()).toEqual({ version: 1, text: null, since: null });
    expect(await publishRules(administrator, { text: "مهربان باشیم" })).toBe(2);
    expect(await getClubRules()).toMatchObject({ version: 2, text: "مهربان باشیم", since: expect.any(Date) });
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "rules.published", actorId: administrator.id }]);
    expect(await asActor(administrator)).toMatchObject({ mustAgree: null });
  });

  it("are published by who manages the club", async () => {
    for (const one of [await makeMember(), await makeStaff("moderator")])
      await expect(publishRules(await asActor(one), { text: "x" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await currentRulesVersion()).toBe(1);
  });

  it("are no new version when they are the same, and one when two publish at once", async () => {
    await publishRules(administrator, { text: "یک" });
    expect(await publishRules(administrator, { text: "یک" })).toBe(2);
    const both = await Promise.allSettled(["دو", "سه"].map((text) => publishRules(administrator, { text })));
    expect(await currentRulesVersion()).toBe(2 + both.filter(({ status }) => status === "fulfilled").length);
    for (const one of both) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  });

  it.each([
    ["", "required"],
    [" \u200c ", "text_empty"],
    ["ا".repeat(20_001), "text_too_long"],
  ])("refuses %j", (text, code) => {
    const message = PublishRules.safeParse({ text: text || undefined }).error!.issues[0]!.message;
    expect(message.startsWith("{") ? JSON.parse(message).code : "required").toBe(code);
  });
});

describe("agreeing", () => {
  it("is kept with its version when somebody joins", async () => {
    await publishRules(administrator, { text: "یک" });
    await joinWith({ rulesVersion: 2 });
    const member = await newcomer();
    expect(member).toMatchObject({ rulesVersion: 2, consents: [{ version: 2 }] });
    expect(await asActor(member)).toMatchObject({ mustAgree: null });
  });

  it("is to what the form showed: rules that changed meanwhile are asked for", async () => {
    await publishRules(administrator, { text: "یک" });
    await joinWith({ rulesVersion: 1 });
    expect(await newcomer()).toMatchObject({ rulesVersion: 1, consents: [{ version: 1 }] });
    expect(await asActor(await newcomer())).toMatchObject({ mustAgree: "changed" });
  });

  it("is asked of who never agreed as of a newcomer: to them nothing has changed", async () => {
    const made = await makeMember({ rulesVersion: 0 });
    expect(await asActor(made)).toMatchObject({ mustAgree: "first" });
    await publishRules(administrator, { text: "یک" });
    expect(await asActor(made)).toMatchObject({ mustAgree: "first" });
    await agreeToRules(await asActor(made), { version: 2 });
    expect(await asActor(made)).toMatchObject({ mustAgree: null });
  });

  it("is to nothing that does not exist yet", async () => {
    await joinWith({ rulesVersion: 7 });
    expect(await newcomer()).toMatchObject({ rulesVersion: 1, consents: [{ version: 1 }] });
    await expect(agreeToRules(administrator, { version: 2 })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is asked of every member before they write, while reading goes on", async () => {
    const member = await makeMember();
    const forum = await db.forum.create({ data: { slug: "x", name: "x" } });
    const author = await asActor(await makeMember());
    const input = { kind: "discussion" as const, tags: [], productIds: [], title: "موضوع تازه", body: "متن تازه" };
    const topic = await createTopic(author, { ...input, forumId: forum.id });
    await publishRules(administrator, { text: "یک" });
    const actor = await asActor(member);
    const profile = await getProfile(actor);
    const writing = [
      createTopic(actor, { ...input, forumId: forum.id }),
      reply(actor, { topicId: topic.topicId, body: "پاسخ" }),
      likeContent(actor, { kind: "topic", id: topic.topicId }),
      uploadImage(actor, { bytes: new Uint8Array([1]) }),
      removeAvatar(actor),
      declareOwnership(actor, { productId: uuidv7(), owned: true }),
      updateProfile(actor, { ...profile, locale: "fa", bio: "تازه" }),
    ];
    for (const one of await Promise.allSettled(writing))
      expect(one).toMatchObject({ status: "rejected", reason: { code: "must_agree_to_rules" } });
    await updateProfile(actor, { ...profile, locale: "fa", calendar: "gregory" });
    await agreeToRules(actor, { version: 2 });
    await agreeToRules(actor, { version: 2 });
    expect(await db.consent.findMany({ where: { memberId: member.id } })).toMatchObject([{ version: 2 }]);
    await reply(await asActor(member), { topicId: topic.topicId, body: "پاسخ" });
  });
});
