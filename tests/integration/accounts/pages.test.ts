import { beforeEach, describe, expect, it } from "vitest";
import { ensureSetupLink } from "#app/domain/accounts/setup-token.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import * as findPage from "#app/routes/accounts/find.ts";
import * as joinPage from "#app/routes/accounts/join.tsx";
import * as languagePage from "#app/routes/accounts/language.ts";
import * as outboxPage from "#app/routes/accounts/outbox.tsx";
import * as settingsPage from "#app/routes/accounts/settings.tsx";
import * as signInSettingsPage from "#app/routes/accounts/settings-sign-in.tsx";
import * as setupPage from "#app/routes/accounts/setup.tsx";
import * as signInPage from "#app/routes/accounts/sign-in.tsx";
import * as signOutPage from "#app/routes/accounts/sign-out.ts";
import * as themePage from "#app/routes/accounts/theme.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { lastCode } from "#tests/factories/codes.ts";
import { makeVisitor } from "./visitor.ts";

const phone = "+989121234567";
let visitor: ReturnType<typeof makeVisitor>;
let cookies: Map<string, string>;

beforeEach(() => {
  visitor = makeVisitor();
  cookies = visitor.cookies;
});

const post: typeof visitor.post = (page, path, fields) => visitor.post(page, path, fields);
const get: typeof visitor.get = (page, path) => visitor.get(page, path);
const currentMember = () => visitor.whoAmI();

describe("signing in on the page", () => {
  it("leads a member back to where they came from, in their language", async () => {
    const member = await makeMember({ phone, locale: "en" });
    const sent = await post(signInPage, "/sign-in", { target: "۰۹۱۲۱۲۳۴۵۶۷", intent: "send", to: "/forums?a=1" });
    expect(sent).toMatchObject({ status: 200, body: { values: { target: "۰۹۱۲۱۲۳۴۵۶۷" }, errors: {} } });
    const fields = { target: "۰۹۱۲۱۲۳۴۵۶۷", intent: "verify", code: await lastCode(phone), to: "/forums?a=1" };
    expect(await post(signInPage, "/sign-in", fields)).toMatchObject({ status: 303, to: "/forums?a=1" });
    expect(await currentMember()).toBe(member.id);
    expect(cookies.has("language")).toBe(true);
  });

  it("never leads to another site", async () => {
    await makeMember({ phone });
    await post(signInPage, "/sign-in", { target: phone, intent: "send" });
    const fields = { target: phone, intent: "verify", code: await lastCode(phone), to: "//evil.example" };
    expect(await post(signInPage, "/sign-in", fields)).toMatchObject({ to: "/" });
  });

  it("takes somebody new to joining and then where they wanted", async () => {
    await post(signInPage, "/sign-in", { target: phone, intent: "send" });
    const fields = { target: phone, intent: "verify", code: await lastCode(phone), to: "/settings" };
    expect(await post(signInPage, "/sign-in", fields)).toMatchObject({ status: 303, to: "/join?to=%2Fsettings" });
    const refused = await post(joinPage, "/join", { name: "ز", to: "/settings" });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        values: { name: "ز" },
        errors: { name: { code: "name_too_short" }, acceptRules: { code: "rules_not_accepted" } },
      },
    });
    const joined = await post(joinPage, "/join", { name: "زهرا", acceptRules: "on", to: "/settings" });
    expect(joined).toMatchObject({ status: 303, to: "/settings" });
    expect(await currentMember()).toBe((await db.member.findFirstOrThrow()).id);
    expect(cookies.has("joining")).toBe(false);
  });

  it("keeps what was typed and says on which field it is wrong", async () => {
    expect(await post(signInPage, "/sign-in", { target: "سلام", intent: "send" })).toMatchObject({
      status: 422,
      body: { values: { target: "سلام" }, errors: { target: { code: "phone_unreadable" } } },
    });
    expect(await post(signInPage, "/sign-in", { target: phone, intent: "verify", code: "12" })).toMatchObject({
      status: 422,
      body: { values: { target: phone }, errors: { code: { code: "code_malformed" } } },
    });
    expect(await post(signInPage, "/sign-in", { intent: "send" })).toMatchObject({
      status: 422,
      body: { errors: { target: { code: "required" } } },
    });
  });

  it("answers a limit with 429", async () => {
    await post(signInPage, "/sign-in", { target: phone, intent: "send" });
    const again = await post(signInPage, "/sign-in", { target: phone, intent: "send" });
    expect(again).toMatchObject({ status: 429, body: { errors: { target: { code: "code_sent_recently" } } } });
  });

  it("does not let anybody join without a proof", async () => {
    const answer = await post(joinPage, "/join", { name: "زهرا", acceptRules: "on" });
    expect(answer).toMatchObject({ status: 422, body: { errors: { "": { code: "sign_in_expired" } } } });
    expect(await db.member.count()).toBe(0);
  });
});

describe("the pages around it", () => {
  async function signIn() {
    const member = await makeMember({ phone });
    await post(signInPage, "/sign-in", { target: phone, intent: "send" });
    await post(signInPage, "/sign-in", { target: phone, intent: "verify", code: await lastCode(phone) });
    return member;
  }

  it("set up the club in two steps", async () => {
    const path = new URL((await ensureSetupLink("http://club.example"))!);
    const details = {
      clubName: "باشگاه",
      language: "fa",
      timeZone: "Asia/Tehran",
      readers: "everyone",
      name: "مدیر",
      phone,
    };
    const here = path.pathname + path.search;
    const empty = await post(setupPage, here, { ...details, name: "", intent: "details" });
    expect(empty).toMatchObject({
      status: 422,
      body: { values: { clubName: "باشگاه" }, errors: { name: { code: "required" } } },
    });
    expect(await post(setupPage, here, { ...details, intent: "details" })).toMatchObject({
      status: 200,
      body: { values: details },
    });
    const finish = { ...details, intent: "finish", code: await lastCode(phone) };
    expect(await post(setupPage, here, finish)).toMatchObject({ status: 303, to: "/" });
    expect(await currentMember()).not.toBeNull();
  });

  it("sign out and forget the session", async () => {
    await signIn();
    expect(await post(signOutPage, "/sign-out", {})).toMatchObject({ status: 303, to: "/" });
    expect(await currentMember()).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  it("show settings with this session, and save them", async () => {
    const member = await signIn();
    expect(await get(settingsPage, "/settings")).toMatchObject({ saved: false });
    expect(await get(signInSettingsPage, "/settings/sign-in")).toMatchObject({ sessions: [{ isCurrent: true }] });
    const saved = await post(settingsPage, "/settings", { intent: "profile", name: "نام تازه", bio: "", locale: "en" });
    expect(saved).toMatchObject({ status: 303, to: "/settings?saved" });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({
      name: "نام تازه",
      autoFollow: false,
    });
  });

  it("keep a language and a theme that exist", async () => {
    expect(await post(languagePage, "/language", { language: "en", to: "/forums" })).toMatchObject({ to: "/forums" });
    expect(await post(themePage, "/theme", { theme: "dark", to: "https://evil.example" })).toMatchObject({ to: "/" });
    expect([...cookies.keys()].sort()).toEqual(["language", "theme"]);
    await post(themePage, "/theme", { theme: "system" });
    expect(cookies.has("theme")).toBe(false);
    expect(await post(languagePage, "/language", { language: "xx" })).toMatchObject({ status: 422 });
    expect(await post(themePage, "/theme", { theme: "xx" })).toMatchObject({ status: 422 });
  });

  it("show messages that were not sent, newest first", async () => {
    for (const [minute, text] of ["one", "two"].entries()) {
      const createdAt = new Date(Date.UTC(2026, 10, 22, 8, minute));
      await db.outboxMessage.create({ data: { channel: "sms", recipient: phone, text, createdAt } });
    }
    const { messages } = await get(outboxPage, "/dev/outbox");
    expect(messages.map((message) => message.text)).toEqual(["two", "one"]);
  });

  it("find members for members only", async () => {
    const refused = await get(findPage, "/members/find?q=a");
    expect(refused.status).toBe(401);
    await signIn();
    const answer = await get(findPage, "/members/find?q=zzz");
    expect(await answer.json()).toEqual({ members: [] });
  });
});
