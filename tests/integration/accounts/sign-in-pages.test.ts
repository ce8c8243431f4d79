import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { respondDeed } from "#app/http/deed.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import * as joinPage from "#app/routes/accounts/join.tsx";
import * as newPasswordPage from "#app/routes/accounts/new-password.tsx";
import * as passwordPage from "#app/routes/accounts/password.tsx";
import * as secondFactorPage from "#app/routes/accounts/second-factor.tsx";
import * as confirmPage from "#app/routes/accounts/settings-confirm.tsx";
import * as mailPage from "#app/routes/accounts/settings-mail.tsx";
import * as ownPasswordPage from "#app/routes/accounts/settings-password.tsx";
import * as phonePage from "#app/routes/accounts/settings-phone.tsx";
import * as enrolPage from "#app/routes/accounts/settings-second-factor.tsx";
import * as settingsPage from "#app/routes/accounts/settings-sign-in.tsx";
import * as signInPage from "#app/routes/accounts/sign-in.tsx";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { lastCode, stopClock, wrongCode } from "#tests/factories/codes.ts";
import { appCode, goodPassword, keptPassword, lastMailedCode, setAccounts } from "#tests/factories/sign-in.ts";
import { makeVisitor } from "./visitor.ts";

const phone = "+989121234567";
const email = "zahra@example.org";
let clock: ReturnType<typeof stopClock>;
let visitor: ReturnType<typeof makeVisitor>;

beforeEach(() => {
  clock = stopClock();
  visitor = makeVisitor();
});
afterEach(() => setClock(null));

async function signIn(number = phone) {
  await visitor.post(signInPage, "/sign-in", { target: number, intent: "send" });
  const fields = { target: number, intent: "verify", code: await lastCode(number), to: "/forums" };
  return visitor.post(signInPage, "/sign-in", fields);
}

/** Confirms to be oneself on the way to a page. */
async function confirm(to: string) {
  clock.pass(60);
  expect(await visitor.post(confirmPage, "/settings/sign-in/confirm", { intent: "send", to })).toMatchObject({
    status: 200,
    body: { values: { intent: "resend" } },
  });
  const fields = { intent: "verify", code: await lastCode(phone), to };
  expect(await visitor.post(confirmPage, "/settings/sign-in/confirm", fields)).toMatchObject({ status: 303, to });
}

describe("the sign-in page", () => {
  it("offers what the club opened", async () => {
    expect((await visitor.get(signInPage, "/sign-in")).ways).toEqual({
      mailCodes: false,
      mailPasswords: false,
      provider: null,
    });
    await setAccounts({ mailCodes: true, mailPasswords: true });
    expect((await visitor.get(signInPage, "/sign-in")).ways).toMatchObject({ mailCodes: true, mailPasswords: true });
  });

  it("tells why the provider could not bring somebody in, and nothing that an address invents", async () => {
    const problem = async (text: string) => (await visitor.get(signInPage, `/sign-in?problem=${text}`)).problem;
    expect(await problem("provider_member_unknown")).toBe("provider_member_unknown");
    expect(await problem("account_closed")).toBeNull();
  });

  it("lets somebody in by mail, where the club opened it", async () => {
    await setAccounts({ mailCodes: true });
    const member = await makeMember({ email });
    await visitor.post(signInPage, "/sign-in", { target: email, intent: "send" });
    const fields = { target: email, intent: "verify", code: await lastMailedCode(email) };
    expect(await visitor.post(signInPage, "/sign-in", fields)).toMatchObject({ status: 303, to: "/" });
    expect(await visitor.whoAmI()).toBe(member.id);
  });

  it("says on its field that the SMS could not be sent", async () => {
    Object.assign(env, { SMS_HTTP_URL: "http://gateway.invalid/send" });
    const answer = await visitor.post(signInPage, "/sign-in", { target: phone, intent: "send" });
    Object.assign(env, { SMS_HTTP_URL: undefined });
    expect(answer).toMatchObject({
      status: 503,
      body: { values: { target: phone }, errors: { target: { code: "sms_not_sent" } } },
    });
  });

  it("never gives codes and passwords back", async () => {
    await setAccounts({ mailPasswords: true });
    const code = await visitor.post(signInPage, "/sign-in", { target: phone, intent: "verify", code: "90817" });
    expect(JSON.stringify(code.body)).not.toContain("90817");
    const fields = { email, password: "a wrong password" };
    const refused = await visitor.post(passwordPage, "/sign-in/password", fields);
    expect(refused).toMatchObject({ status: 422, body: { values: { email } } });
    expect(refused.body.errors).toMatchObject({ password: { code: "sign_in_wrong" } });
    expect(JSON.stringify(refused.body)).not.toContain("a wrong password");
  });
});

describe("the pages of passwords", () => {
  beforeEach(() => setAccounts({ mailPasswords: true }));

  it("sign in", async () => {
    const member = await makeMember({ email, passwordHash: await keptPassword() });
    const fields = { email, password: goodPassword, to: "/forums" };
    expect(await visitor.post(passwordPage, "/sign-in/password", fields)).toMatchObject({ to: "/forums" });
    expect(await visitor.whoAmI()).toBe(member.id);
  });

  it("lead elsewhere where the club has none", async () => {
    await setAccounts({});
    for (const page of [passwordPage, newPasswordPage])
      expect(await visitor.visit(page, "/sign-in/password")).toMatchObject({ status: 302, to: "/sign-in" });
    const refused = await visitor.post(passwordPage, "/sign-in/password", { email, password: goodPassword });
    expect(refused.body.errors).toMatchObject({ "": { code: "passwords_closed" } });
  });

  it("set a new one by mail; a newcomer goes on to join", async () => {
    const path = "/sign-in/new-password";
    await visitor.post(newPasswordPage, path, { email, intent: "send" });
    const code = await lastMailedCode(email);
    const short = await visitor.post(newPasswordPage, path, { email, intent: "verify", code, password: "short" });
    expect(short.body.errors).toMatchObject({ password: { code: "password_too_short", values: { min: 10 } } });
    const fields = { email, intent: "verify", code, password: goodPassword, to: "/forums" };
    expect(await visitor.post(newPasswordPage, path, fields)).toMatchObject({ to: "/join?to=%2Fforums" });
    await visitor.post(joinPage, "/join", { name: "زهرا", acceptRules: "on" });
    expect(await db.member.findFirst()).toMatchObject({ email, passwordHash: expect.stringContaining("argon2id") });
  });
});

describe("the pages of changing how one signs in", () => {
  it("ask whether it is oneself, some minutes after signing in, and lead back", async () => {
    await makeMember({ phone });
    await signIn();
    expect(await visitor.get(phonePage, "/settings/sign-in/phone")).toHaveProperty("head");
    visitor.cookies.delete("confirmed"); // as it is gone some minutes later
    expect(await visitor.visit(phonePage, "/settings/sign-in/phone")).toMatchObject({
      status: 302,
      to: "/settings/sign-in/confirm?to=%2Fsettings%2Fsign-in%2Fphone",
    });
    await confirm("/settings/sign-in/phone");
    expect(await visitor.get(phonePage, "/settings/sign-in/phone")).toHaveProperty("head");
  });

  it("refuse a change that skipped the question, on the form", async () => {
    await makeMember({ phone });
    await signIn();
    visitor.cookies.delete("confirmed");
    const fields = { phone: "09122222222", intent: "send" };
    expect(await visitor.post(phonePage, "/settings/sign-in/phone", fields)).toMatchObject({
      status: 403,
      body: { values: { phone: "09122222222" }, errors: { "": { code: "confirmation_needed" } } },
    });
  });

  it("change the number", async () => {
    const member = await makeMember({ phone });
    await signIn();
    await confirm("/settings/sign-in/phone");
    const path = "/settings/sign-in/phone";
    const next = "+989122222222";
    await visitor.post(phonePage, path, { phone: next, intent: "send" });
    const code = await lastCode(next);
    const wrong = await visitor.post(phonePage, path, { phone: next, intent: "verify", code: wrongCode(code) });
    expect(wrong).toMatchObject({ status: 422, body: { errors: { code: { code: "code_wrong" } } } });
    const done = await visitor.post(phonePage, path, { phone: next, intent: "verify", code });
    expect(done).toMatchObject({ status: 303, to: "/settings/sign-in?saved" });
    expect(await visitor.whoAmI()).toBe(member.id);
    expect((await visitor.get(settingsPage, "/settings/sign-in")).signIn).toMatchObject({
      phone: next,
      frozenUntil: expect.any(Date),
    });
  });

  it("add a mail address and a password, and remove both", async () => {
    await setAccounts({ mailPasswords: true });
    const member = await makeMember({ phone });
    await signIn();
    await confirm("/settings/sign-in/mail");
    await visitor.post(mailPage, "/settings/sign-in/mail", { email, intent: "send" });
    const fields = { email, intent: "verify", code: await lastMailedCode(email) };
    expect(await visitor.post(mailPage, "/settings/sign-in/mail", fields)).toMatchObject({ status: 303 });
    const path = "/settings/sign-in/password";
    const easy = await visitor.post(ownPasswordPage, path, { password: "password12345" });
    expect(easy).toMatchObject({ status: 422, body: { errors: { password: { code: "password_too_easy" } } } });
    expect(await visitor.post(ownPasswordPage, path, { password: goodPassword })).toMatchObject({ status: 303 });
    const here = await visitor.get(settingsPage, "/settings/sign-in");
    expect(here.signIn).toMatchObject({ email, hasPassword: true });
    expect(await visitor.post(mailPage, "/settings/sign-in/mail", { intent: "remove" })).toMatchObject({ status: 303 });
    const bare = await db.member.findUnique({ where: { id: member.id } });
    expect(bare).toMatchObject({ email: null, passwordHash: null });
  });

  it("end one session, or all others", async () => {
    const member = await makeMember({ phone });
    await signIn();
    for (const id of ["a", "b"]) {
      const expiresAt = new Date("2030-01-01");
      await db.session.create({ data: { id, memberId: member.id, expiresAt } });
    }
    const end = (fields: Record<string, string>) => visitor.post(settingsPage, "/settings/sign-in", fields);
    expect(await end({ intent: "end-session", sessionId: "a" })).toMatchObject({ status: 303 });
    expect(await db.session.count()).toBe(2);
    await end({ intent: "end-others" });
    expect(await db.session.count()).toBe(1);
    expect(await visitor.whoAmI()).toBe(member.id);
  });
});

describe("the pages of the second factor", () => {
  it("turn it on, show recovery codes once, and ask for it at the next signing in", async () => {
    const member = await makeMember({ phone });
    await signIn();
    const path = "/settings/sign-in/second-factor";
    await confirm(path);
    expect(await visitor.post(enrolPage, path, { intent: "begin" })).toMatchObject({ status: 303, to: path });
    const { enrolment } = await visitor.get(enrolPage, path);
    const on = await visitor.post(enrolPage, path, { intent: "confirm", code: appCode(enrolment!.secret) });
    expect(on).toMatchObject({ status: 200, body: { values: { codes: expect.any(Array) } } });
    expect(await visitor.get(enrolPage, path)).toMatchObject({ isOn: true, enrolment: null });

    visitor = makeVisitor();
    clock.pass(60);
    expect(await signIn()).toMatchObject({ status: 303, to: "/sign-in/second-factor?to=%2Fforums" });
    expect(await visitor.whoAmI()).toBeNull();
    const here = "/sign-in/second-factor";
    const wrong = await visitor.post(secondFactorPage, here, { code: "12" });
    expect(wrong).toMatchObject({ status: 422, body: { errors: { code: { code: "second_factor_wrong" } } } });
    const fields = { code: appCode(enrolment!.secret), to: "/forums" };
    expect(await visitor.post(secondFactorPage, here, fields)).toMatchObject({ status: 303, to: "/forums" });
    expect(await visitor.whoAmI()).toBe(member.id);
    expect(visitor.cookies.has("first-factor")).toBe(false);
  });

  it("send whoever has not signed in to do so", async () => {
    expect(await visitor.visit(secondFactorPage, "/sign-in/second-factor")).toMatchObject({ to: "/sign-in" });
    const refused = await visitor.post(secondFactorPage, "/sign-in/second-factor", { code: "123456" });
    expect(refused).toMatchObject({ body: { errors: { "": { code: "sign_in_expired" } } } });
  });

  it("come first for staff where the club wants it of them", async () => {
    await setAccounts({ staffNeedSecondFactor: true });
    const staff = await makeStaff("administrator");
    const enrolment = "/settings/sign-in/second-factor";
    expect(await signIn(staff.phone!)).toMatchObject({ status: 303, to: enrolment });
    const page = { loader: respond(({ request }: LoaderFunctionArgs) => requireStaff(request, "members.manage")) };
    expect(await visitor.visit(page, "/staff/members")).toMatchObject({ status: 302, to: enrolment });
    const deed = { action: respondDeed(({ request }) => requireStaff(request).then(() => ({ data: {}, back: "/" }))) };
    expect(await visitor.post(deed, "/staff/members", {})).toMatchObject({
      status: 403,
      body: { problem: { code: "second_factor_required" } },
    });
  });
});
