import type { ActionFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { exportOwnData } from "#app/domain/accounts/export-own-data.server.ts";
import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { ownDataSections } from "#app/domain/accounts/own-data-sections.ts";
import { makeProof } from "#app/domain/accounts/proof.server.ts";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { confirmedCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { action } from "#app/routes/accounts/own-data.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";

const site = "https://club.example";

async function confirmed(member: { id: string; phone: string | null }) {
  const signingIn = { ...(await db.member.findUniqueOrThrow({ where: { id: member.id } })), totpSince: null };
  const session = await transaction((tx) => openSession(tx, signingIn, { userAgent: "مرورگر" }));
  const claims = { memberId: member.id, session: sessionKey(session.id), address: member.phone! };
  return { sessionId: session.id, confirmed: makeProof("confirmed", claims, 600) };
}

async function download(member: { id: string; phone: string | null }) {
  let text = "";
  for await (const piece of await exportOwnData(await asActor(member), await confirmed(member), site)) text += piece;
  return { text, data: JSON.parse(text) as Record<string, { [field: string]: unknown }[]> & { profile: object } };
}

describe("a member's own data", () => {
  it("is one JSON text with everything about them, and others by their ids alone", async () => {
    const other = await makeMember({ name: "دیگری", phone: "+989351112233" });
    const staff = await makeStaff("administrator");
    const member = await makeMember({ name: "زهرا «نقل»", bio: "عکاس\n", referredById: other.id });
    await db.draft.create({ data: { memberId: member.id, key: "new:x", title: "پیش‌نویس", body: {} } });
    await db.follow.create({ data: { memberId: member.id, targetKind: "member", targetId: other.id } });
    await db.consent.create({ data: { memberId: member.id, version: 1 } });
    const deed = { action: "member.standing_changed", subjectKind: "member", subjectId: member.id, reason: "تند" };
    await db.auditEntry.create({ data: { ...deed, actorId: staff.id } });
    const { text, data } = await download(member);
    expect(Object.keys(data)).toEqual([
      "format",
      "exportedAt",
      "site",
      "profile",
      ...ownDataSections.map(({ name }) => name),
    ]);
    expect(data.profile).toMatchObject({
      name: "زهرا «نقل»",
      phone: member.phone,
      bio: "عکاس\n",
      referredById: other.id,
    });
    expect(data.drafts).toMatchObject([{ title: "پیش‌نویس" }]);
    expect(data.follows).toMatchObject([{ targetId: other.id }]);
    expect(data.sessions).toMatchObject([{ userAgent: "مرورگر" }]);
    expect(data.consents).toMatchObject([{ version: 1 }]);
    expect(data.staffDeeds).toMatchObject([{ action: "member.standing_changed", reason: "تند" }]);
    for (const foreign of ["دیگری", "9351112233", staff.id, staff.name]) expect(text).not.toContain(foreign);
  });

  it("has all rows of a long list once, in pages", async () => {
    const member = await makeMember();
    const other = await makeMember();
    const row = () => ({ eventId: uuidv7(), kind: "like", contentKind: "post", contentId: uuidv7() });
    await db.notification.createMany({
      data: Array.from({ length: 1_203 }, () => ({ ...row(), memberId: member.id, actorId: other.id })),
    });
    await db.notification.create({ data: { ...row(), memberId: other.id, actorId: member.id } });
    const { data } = await download(member);
    expect(data.notifications).toHaveLength(1_203);
    expect(new Set(data.notifications!.map(({ contentId }) => contentId)).size).toBe(1_203);
  });

  it("holds every table in which a member stands, or says why not", async () => {
    const sql = ownDataSections.map(({ rows }) => rows(uuidv7()).sql).join("\n");
    const columns = ["memberId", "authorId", "ownerId", "actorId", "editorId", "otherId", "referredById"];
    const tables = await db.$queryRaw<{ table: string; column: string }[]>`
      SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = ANY(${columns})`;
    const held = (table: string, column: string) =>
      sql.split("FROM ").some((part) => part.startsWith(`"${table}"`) && part.includes(`"${column}" =`)) ||
      new RegExp(`FROM "${table}" (mine|owner)`).test(sql);
    const missing = tables
      .filter(({ table, column }) => !held(table, column))
      .map(({ table, column }) => `${table}.${column}`);
    expect(missing.toSorted()).toEqual([
      "AuditEntry.actorId",
      "Boundary.otherId",
      "Event.actorId",
      "Like.authorId",
      "Notification.actorId",
      "SearchDocument.authorId",
    ]);
  });

  it("is given to who has just proved that it is them, a few times a day", async () => {
    const member = await makeMember();
    const actor = await asActor(member);
    const stolen = { sessionId: (await confirmed(member)).sessionId, confirmed: null };
    await expect(exportOwnData(actor, stolen, site)).rejects.toMatchObject({ code: "confirmation_needed" });
    for (let time = 0; time < 5; time++) await download(member);
    await expect(download(member)).rejects.toMatchObject({ code: "downloads_today_reached" });
  });

  it("comes as a file; without the proof the browser is led to give it", async () => {
    const member = await makeMember();
    const browser = await confirmed(member);
    const cookie = async (jar: typeof sessionCookie, value: string) => (await jar.serialize(value)).split(";")[0]!;
    const session = await cookie(sessionCookie, browser.sessionId);
    const post = (cookies: string[]) => {
      const init = { method: "POST", headers: { Cookie: cookies.join("; "), Accept: "text/html" } };
      const request = new Request("http://club.example/settings/data/file", init);
      const context = { ...requestContext(), actor: undefined, gate: undefined };
      return withRequestContext(context, () => action({ request, params: {}, context: {} } as ActionFunctionArgs));
    };
    const refused = await post([session]);
    expect([refused.status, refused.headers.get("Location")]).toEqual([
      303,
      "/settings/sign-in/confirm?to=%2Fsettings%2Fdata",
    ]);
    const file = await post([session, await cookie(confirmedCookie, browser.confirmed)]);
    expect(file.headers.get("Content-Disposition")).toBe('attachment; filename="my-data.json"');
    expect(await file.json()).toMatchObject({ profile: { id: member.id } });
  });
});
