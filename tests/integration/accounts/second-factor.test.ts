import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SecondFactor } from "#app/domain/accounts/change-schema.ts";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { passSecondFactor } from "#app/domain/accounts/pass-second-factor.server.ts";
import { resetSecondFactor, resetSecondFactorFromShell } from "#app/domain/accounts/reset-second-factor.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  findEnrolment,
  removeSecondFactor,
} from "#app/domain/accounts/second-factor.server.ts";
import { verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Member } from "#prisma/client";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { askCode, device, expectSignedIn, stopClock } from "#tests/factories/codes.ts";
import { appCode, enrol, openBrowser, outcomes, setAccounts } from "#tests/factories/sign-in.ts";

let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock();
});
afterEach(() => setClock(null));

/** Gives the first factor, a code by SMS, and carries the proof of it. */
async function firstFactor(member: Member): Promise<string> {
  const verified = await verifyCode({ target: member.phone!, code: await askCode(member.phone!) }, device);
  if (!("secondFactor" in verified)) throw new Error("No second factor is asked for");
  return verified.secondFactor;
}

/** A member whose second factor is on, a minute ago. */
async function enrolled(given: Partial<Member> = {}) {
  const member = await makeMember(given as never);
  const browser = await openBrowser(member);
  const { secret, recoveryCodes } = await enrol(member, browser);
  clock.pass(60);
  return { member, browser, secret, recoveryCodes };
}

const pass = (proof: string, code: string) => passSecondFactor({ proof, ...SecondFactor.parse({ code }) }, device);

describe("setting up a second factor", () => {
  it("shows a secret as picture and text, keeps it encrypted, and gives ten recovery codes once", async () => {
    const member = await makeMember();
    const browser = await openBrowser(member);
    await openBrowser(member, { confirmed: false });
    const actor = await asActor(member);
    await beginSecondFactor(actor, browser);
    const { svg, secret } = (await findEnrolment(actor, browser))!;
    expect(svg).toMatch(/^<svg/);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const codes = await confirmSecondFactor(actor, { code: appCode(secret) }, browser);
    expect(new Set(codes).size).toBe(10);
    expect(codes[0]).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    const kept = await db.member.findUniqueOrThrow({ where: { id: member.id }, include: { recoveryCodes: true } });
    expect(kept.totpSecret).not.toContain(secret);
    expect(JSON.stringify(kept.recoveryCodes)).not.toContain(codes[0]!.slice(0, 5));
    expect(await db.session.findMany()).toMatchObject([{ strong: true }]);
    expect(await findEnrolment(actor, browser)).toBeNull();
    await expect(beginSecondFactor(actor, browser)).rejects.toMatchObject({ code: "second_factor_present" });
  });

  it("needs a fresh proof and a right code, and is on only then", async () => {
    const member = await makeMember();
    const browser = await openBrowser(member);
    const actor = await asActor(member);
    const unproved = { ...browser, confirmed: null };
    await expect(beginSecondFactor(actor, unproved)).rejects.toMatchObject({ code: "confirmation_needed" });
    await beginSecondFactor(actor, browser);
    await expect(findEnrolment(actor, unproved)).rejects.toMatchObject({ code: "confirmation_needed" });
    const { secret } = (await findEnrolment(actor, browser))!;
    await expect(confirmSecondFactor(actor, { code: appCode(secret, 9) }, browser)).rejects.toMatchObject({
      code: "second_factor_wrong",
    });
    expect(await verifyCode({ target: member.phone!, code: await askLater(member) }, device)).toHaveProperty("session");
  });

  async function askLater(member: Member): Promise<string> {
    clock.pass(60);
    return askCode(member.phone!);
  }
});

describe("signing in with a second factor", () => {
  it("gives no session before it, and a strong one after", async () => {
    const { member, secret } = await enrolled();
    const sessions = await db.session.count();
    const proof = await firstFactor(member);
    expect(await db.session.count()).toBe(sessions);
    const { session, memberId } = expectSignedIn(await pass(proof, appCode(secret)));
    expect(memberId).toBe(member.id);
    expect(await findActorBySession(session.id)).toMatchObject({ id: member.id });
    expect(await db.session.count({ where: { strong: true } })).toBe(2);
  });

  it.each([-1, 0, 1])("understands an app whose clock is off by %i steps", async (steps) => {
    const { member, secret } = await enrolled();
    expect(await pass(await firstFactor(member), appCode(secret, steps))).toHaveProperty("session");
  });

  it.each([-2, 2])("refuses a code of %i steps away", async (steps) => {
    const { member, secret } = await enrolled();
    await expect(pass(await firstFactor(member), appCode(secret, steps))).rejects.toMatchObject({
      code: "second_factor_wrong",
      details: { field: "code" },
    });
  });

  it("takes each code once, also when two arrive at once, and none of an earlier step", async () => {
    const { member, secret } = await enrolled();
    const proof = await firstFactor(member);
    const { done, refusals } = await outcomes(Array.from({ length: 4 }, () => pass(proof, appCode(secret))));
    expect({ done, refusals }).toEqual({ done: 1, refusals: ["second_factor_used"] });
    await expect(pass(proof, appCode(secret, -1))).rejects.toMatchObject({ code: "second_factor_used" });
    clock.pass(30);
    expect(await pass(proof, appCode(secret))).toHaveProperty("session");
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { member, recoveryCodes } = await enrolled();
    const proof = await firstFactor(member);
    const code = recoveryCodes[0]!.toLowerCase().replace("-", " ");
    expect(await outcomes([pass(proof, code), pass(proof, code)])).toEqual({
      done: 1,
      refusals: ["second_factor_wrong"],
    });
    expect(await pass(proof, recoveryCodes[1]!)).toHaveProperty("session");
    expect(await db.recoveryCode.count({ where: { usedAt: null } })).toBe(8);
  });

  it("refuses another member's recovery code", async () => {
    const one = await enrolled();
    const other = await enrolled();
    await expect(pass(await firstFactor(one.member), other.recoveryCodes[0]!)).rejects.toMatchObject({
      code: "second_factor_wrong",
    });
  });

  it("pauses after five wrong tries, for a while", async () => {
    const { member, secret } = await enrolled();
    const proof = await firstFactor(member);
    const wrong = await outcomes(Array.from({ length: 8 }, () => pass(proof, appCode(secret, 9))));
    expect(wrong.refusals.sort()).toEqual(["second_factor_wrong", "sign_in_tries_paused"]);
    await expect(pass(proof, appCode(secret))).rejects.toMatchObject({ code: "sign_in_tries_paused" });
    clock.pass(15 * 60);
    await expect(pass(proof, appCode(secret))).rejects.toMatchObject({ code: "sign_in_expired" });
    expect(await pass(await firstFactor(member), appCode(secret))).toHaveProperty("session");
  });

  it("takes no proof that we did not make for this", async () => {
    const { browser, secret } = await enrolled();
    for (const proof of ["", "x", browser.confirmed!])
      await expect(pass(proof, appCode(secret))).rejects.toMatchObject({ code: "sign_in_expired" });
  });

  it.each(["12345", "1234567", "", "12345六", "ABCDE-FGHI"])("refuses %j before it is tried", (code) => {
    expect(SecondFactor.safeParse({ code }).success).toBe(false);
  });

  it("reads the digits of any script", () => {
    expect(SecondFactor.parse({ code: "۱۲۳ ۴۵۶" })).toEqual({ code: "123456" });
  });
});

describe("taking it away", () => {
  it("takes a code and a fresh proof", async () => {
    const { member, browser, secret } = await enrolled();
    const actor = await asActor(member);
    const remove = (code: string, by = browser) => removeSecondFactor(actor, { code }, by);
    await expect(remove(appCode(secret), { ...browser, confirmed: null })).rejects.toMatchObject({
      code: "confirmation_needed",
    });
    await expect(remove(appCode(secret, 9))).rejects.toMatchObject({ code: "second_factor_wrong" });
    await remove(appCode(secret));
    expect(await db.recoveryCode.count()).toBe(0);
    expect(await db.session.findMany()).toMatchObject([{ strong: false }]);
    expect(await verifyCode({ target: member.phone!, code: await askCode(member.phone!) }, device)).toHaveProperty(
      "session",
    );
  });

  it("may be done by staff for another, audited, and from the shell for anybody", async () => {
    const { member } = await enrolled();
    const reset = async (staff: Member) =>
      resetSecondFactor(await asActor(staff), { memberId: member.id, reason: "گوشی گم شده" });
    await expect(reset(await makeMember())).rejects.toMatchObject({ code: "forbidden" });
    await reset(await makeStaff("administrator"));
    expect(await db.session.count({ where: { memberId: member.id } })).toBe(0);
    const own = await enrolled();
    await db.memberRole.create({ data: { memberId: own.member.id, role: "administrator" } });
    await expect(
      resetSecondFactor(await asActor(own.member), { memberId: own.member.id, reason: "x" }),
    ).rejects.toMatchObject({ code: "not_yourself" });
    expect(await resetSecondFactorFromShell({ phone: own.member.phone! })).toMatchObject({ had: true });
    expect(await db.auditEntry.count({ where: { action: "member.second_factor_reset" } })).toBe(2);
    await expect(resetSecondFactorFromShell({ phone: "0912 999 9999" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a club that wants a second factor of staff", () => {
  it("leaves staff without permissions until they set one up", async () => {
    await setAccounts({ staffNeedSecondFactor: true });
    const staff = await makeStaff("administrator");
    const verified = expectSignedIn(
      await verifyCode({ target: staff.phone!, code: await askCode(staff.phone!) }, device),
    );
    expect(verified.mustEnrol).toBe(true);
    const actor = await findActorBySession(verified.session.id);
    expect(actor).toMatchObject({ id: staff.id, mustEnrol: true });
    expect(actor!.permissions.size).toBe(0);
    clock.pass(60);
    const browser = await openBrowser(staff);
    await enrol(staff, browser);
    const enrolledActor = await findActorBySession(browser.sessionId!);
    expect(enrolledActor!.permissions.has("roles.grant")).toBe(true);
    expect(enrolledActor!.mustEnrol).toBeUndefined();
  });

  it("asks nothing of members, and of nobody unless it says so", async () => {
    const staff = await makeStaff("administrator");
    const browser = await openBrowser(staff, { confirmed: false });
    expect((await findActorBySession(browser.sessionId!))!.permissions.size).toBeGreaterThan(0);
    await setAccounts({ staffNeedSecondFactor: true });
    const member = await makeMember();
    const verified = await verifyCode({ target: member.phone!, code: await askCode(member.phone!) }, device);
    expect(expectSignedIn(verified).mustEnrol).toBe(false);
  });
});
