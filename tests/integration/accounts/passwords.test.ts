import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changePassword, removePassword } from "#app/domain/accounts/change-password.server.ts";
import { join } from "#app/domain/accounts/join.server.ts";
import { requestNewPassword, setNewPassword } from "#app/domain/accounts/new-password.server.ts";
import { ChangePassword } from "#app/domain/accounts/password-schema.ts";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { hashPassword, passwordMatches } from "#app/platform/passwords.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { device, expectSignedIn, origin, stopClock } from "#tests/factories/codes.ts";
import {
  goodPassword,
  keptPassword,
  lastMailedCode,
  openBrowser,
  outcomes,
  setAccounts,
} from "#tests/factories/sign-in.ts";
import { countQueries } from "#tests/setup/count-queries.ts";

const email = "zahra@example.org";
const another = "quite another long phrase";
let clock: ReturnType<typeof stopClock>;

beforeEach(async () => {
  clock = stopClock();
  await setAccounts({ mailPasswords: true });
});
afterEach(() => setClock(null));

const from = { ...device, ip: "203.0.113.7" };
const signIn = (password: string, given: { email?: string; ip?: string } = {}) =>
  signInWithPassword({ email: given.email ?? email, password }, { ...from, ip: given.ip ?? from.ip });
const withPassword = async () => makeMember({ email, passwordHash: await keptPassword() });

describe("signing in with a password", () => {
  it("lets the member in, however the address is spelled", async () => {
    const { id } = await withPassword();
    expect(expectSignedIn(await signIn(goodPassword, { email: " ZAHRA@example.org" })).memberId).toBe(id);
    expect(await db.signInTry.count()).toBe(0);
  });

  it("is closed unless the club opened it", async () => {
    await withPassword();
    await setAccounts({});
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "passwords_closed" });
  });

  it("answers a wrong password, an unknown address and a member without one alike, after the same work", async () => {
    await withPassword();
    await makeMember({ email: "none@example.org" });
    const work = [];
    for (const address of [email, "none@example.org", "unknown@example.org"]) {
      const attempt = () => signIn("wrong", { email: address }).catch((error: unknown) => error);
      const { result, statements } = await countQueries(attempt);
      expect(result).toMatchObject({ code: "sign_in_wrong", details: { field: "password" } });
      work.push(statements.map(({ text }) => text));
    }
    expect(work[1]).toEqual(work[0]);
    expect(work[2]).toEqual(work[0]);
  });

  it("checks one hash of the same cost whether there is a password or not", async () => {
    const checked: string[] = [];
    const check = async (kept: string | Uint8Array) => {
      checked.push(String(kept));
      return true;
    };
    expect(await passwordMatches(await keptPassword(), "x", check)).toBe(true);
    expect(await passwordMatches(null, "x", check)).toBe(false);
    const cost = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
    expect(checked).toEqual([expect.stringMatching(cost), expect.stringMatching(cost)]);
  });

  it("pauses after five wrong tries from one address; the time frees it, and others are not kept out", async () => {
    await withPassword();
    for (let wrong = 0; wrong < 5; wrong++)
      await expect(signIn("wrong")).rejects.toMatchObject({ code: "sign_in_wrong" });
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "sign_in_tries_paused", kind: "rate_limited" });
    expect(await signIn(goodPassword, { ip: "198.51.100.1" })).toHaveProperty("session");
    clock.pass(15 * 60);
    expect(await signIn(goodPassword)).toHaveProperty("session");
  });

  it("frees itself however long somebody goes on, and never closes the way by code", async () => {
    await withPassword();
    const attack = (index: number) => signIn("wrong", { ip: `198.51.100.${index}` });
    const { refusals } = await outcomes(Array.from({ length: 30 }, (_, index) => attack(index)));
    expect(refusals.sort()).toEqual(["sign_in_tries_paused", "sign_in_wrong"]);
    expect(await db.signInTry.count()).toBe(60);
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "sign_in_tries_paused" });
    await requestNewPassword({ email }, origin);
    const code = await lastMailedCode(email);
    expect(await setNewPassword({ email, code, password: another }, device)).toHaveProperty("session");
    clock.pass(3_600);
    expect(await signIn(another)).toHaveProperty("session");
  });

  it("counts guesses made at once", async () => {
    await withPassword();
    await outcomes(Array.from({ length: 12 }, () => signIn("wrong")));
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "sign_in_tries_paused" });
    expect(await db.signInTry.count()).toBe(15);
  });

  it("limits one address that tries many accounts", async () => {
    const attempts = Array.from({ length: 40 }, (_, index) => signIn("wrong", { email: `a${index}@example.org` }));
    await outcomes(attempts);
    await withPassword();
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "sign_in_tries_paused" });
  });

  it("tells a suspended member so only after the right password", async () => {
    await makeMember({ email, passwordHash: await keptPassword(), standing: "removed" });
    await expect(signIn("wrong")).rejects.toMatchObject({ code: "sign_in_wrong" });
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "account_closed" });
  });
});

describe("a new password by mail", () => {
  const forget = async () => {
    await requestNewPassword({ email }, origin);
    return lastMailedCode(email);
  };

  it("ends all sessions and signs in anew", async () => {
    const member = await withPassword();
    await openBrowser(member, { confirmed: false });
    const set = await setNewPassword({ email, code: await forget(), password: another }, device);
    expect(expectSignedIn(set).memberId).toBe(member.id);
    expect(await db.session.count()).toBe(1);
    await expect(signIn(goodPassword)).rejects.toMatchObject({ code: "sign_in_wrong" });
    expect(await signIn(another)).toHaveProperty("session");
    const fact = await db.event.findFirstOrThrow({ where: { kind: "member.sign_in_changed" } });
    expect(fact.payload).toEqual({ memberId: member.id, what: "password" });
  });

  it("goes along with somebody unknown who joins", async () => {
    const set = await setNewPassword({ email, code: await forget(), password: another }, device);
    if (!("joining" in set)) throw new Error("Known");
    expect(set.joining).not.toContain("argon2");
    await join({ token: set.joining, name: "زهرا", acceptRules: true, locale: "fa" } as never, device);
    expect(await signIn(another)).toHaveProperty("session");
  });

  it("is refused with a wrong, used, expired or other code", async () => {
    await withPassword();
    const code = await forget();
    const set = (tried: string) => setNewPassword({ email, code: tried, password: another }, device);
    await expect(set("00000" === code ? "00001" : "00000")).rejects.toMatchObject({ code: "code_wrong" });
    await set(code);
    await expect(set(code)).rejects.toMatchObject({ code: "code_expired" });
    clock.pass(60);
    const late = await forget();
    clock.pass(120);
    await expect(set(late)).rejects.toMatchObject({ code: "code_expired" });
    const other = await forget();
    await db.loginCode.updateMany({ data: { purpose: "sign_in" } });
    await expect(set(other)).rejects.toMatchObject({ code: "code_expired" });
  });

  it("that is easy to guess spends no code", async () => {
    const code = await forget();
    const weak = setNewPassword({ email, code, password: "zahra@example.org" }, device);
    await expect(weak).rejects.toMatchObject({ code: "password_too_easy", details: { field: "password" } });
    expect(await setNewPassword({ email, code, password: another }, device)).toHaveProperty("joining");
  });
});

describe("changing the password", () => {
  it("needs a fresh proof, and ends the other sessions", async () => {
    const member = await makeMember({ email });
    const actor = await asActor(member);
    const browser = await openBrowser(member);
    const elsewhere = await openBrowser(member, { confirmed: false });
    const change = (by = browser) => changePassword(actor, { password: another }, by);
    await expect(change(elsewhere)).rejects.toMatchObject({ code: "confirmation_needed" });
    await expect(change({ ...elsewhere, confirmed: browser.confirmed })).rejects.toMatchObject({
      code: "confirmation_needed",
    });
    await change();
    expect(await db.session.count()).toBe(1);
    expect(await signIn(another)).toHaveProperty("session");
    await removePassword(actor, browser);
    await expect(signIn(another)).rejects.toMatchObject({ code: "sign_in_wrong" });
    clock.pass(600);
    await expect(change()).rejects.toMatchObject({ code: "confirmation_needed" });
  });

  it("is no use without a mail address", async () => {
    const member = await makeMember();
    const change = changePassword(await asActor(member), { password: another }, await openBrowser(member));
    await expect(change).rejects.toMatchObject({ code: "passwords_closed" });
  });

  it.each(["password12345", "1234567890", "qwertyuiop", "iloveyou123", "11111111111111111111", "zahra@example.org"])(
    "refuses %s",
    async (password) => {
      const member = await makeMember({ email });
      const change = changePassword(await asActor(member), { password }, await openBrowser(member));
      await expect(change).rejects.toMatchObject({ code: "password_too_easy" });
    },
  );

  it.each([
    ["short", "password_too_short"],
    ["😀".repeat(9), "password_too_short"],
    ["a".repeat(257), "password_too_long"],
  ])("refuses %s by its length", (password, code) => {
    expect(ChangePassword.safeParse({ password }).error?.issues[0]?.message).toContain(code);
  });

  it("takes any characters, and knows them in another spelling", async () => {
    const typed = ChangePassword.parse({ password: "گذرواژه‌ای بلند ﷲ Å 😀" }).password;
    expect(typed).toBe(ChangePassword.parse({ password: typed.normalize("NFD") }).password);
    const kept = await hashPassword(typed);
    expect(kept).toMatch(/^\$argon2id\$/);
    expect(await passwordMatches(kept, typed)).toBe(true);
    expect(await passwordMatches(kept, `${typed} `)).toBe(false);
  });
});
