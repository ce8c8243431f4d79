import { describe, expect, it } from "vitest";
import { join } from "#app/domain/accounts/join.server.ts";
import { makeJoiningToken } from "#app/domain/accounts/joining-token.server.ts";
import { findReferrer, getReferral } from "#app/domain/accounts/referral.server.ts";
import { readReferralCode } from "#app/domain/accounts/referral-code.ts";
import { referralCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { loader } from "#app/routes/accounts/referral.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { device } from "#tests/factories/codes.ts";

const phone = "+989121234567";
const joinWith = (referralCode: string) => {
  const token = makeJoiningToken({ target: { channel: "sms", address: phone } });
  return join({ token, name: "زهرا", acceptRules: true, locale: "fa", referralCode }, device);
};
const codeOf = async (member: { id: string }) => (await getReferral(await asActor(member))).code;

describe("a referral code", () => {
  it("is made once, also by two pages at once, and is each member's own", async () => {
    const member = await makeMember();
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(member)));
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^[2-9B-Z]{8}$/);
    expect(codes[0]).not.toMatch(/[AEIOUY01L]/);
    expect(await codeOf(await makeMember())).not.toBe(codes[0]);
  });

  it("is read however it is typed", () => {
    for (const typed of ["BCDF2345", "bcdf2345", " bcdf-2345 ", "bcdf ۲۳۴۵", "\u200fBCDF٢٣٤٥"])
      expect(readReferralCode(typed)).toBe("BCDF2345");
    for (const typed of ["", "BCDF234", "BCDF23456", "BCDF234O", "' OR 1=1", "x".repeat(10_000)])
      expect(readReferralCode(typed)).toBeNull();
  });
});

describe("joining with a code", () => {
  it("names who sent the newcomer, once and as a fact", async () => {
    const referrer = await makeMember();
    await joinWith((await codeOf(referrer)).toLowerCase());
    const newcomer = await db.member.findUniqueOrThrow({ where: { phone } });
    expect(newcomer.referredById).toBe(referrer.id);
    expect(await getReferral(await asActor(referrer))).toMatchObject({ count: 1 });
    const facts = await db.event.findMany({ where: { kind: "member.referred" } });
    expect(facts).toMatchObject([{ payload: { memberId: newcomer.id, referrerId: referrer.id } }]);
  });

  it("refuses a code of nobody on its field, and makes no member", async () => {
    const gone = await makeMember({ standing: "removed", referralCode: "BCDF2345" });
    for (const typed of ["BCDF2345", "ZZZZ9999", "سلام"])
      await expect(joinWith(typed)).rejects.toMatchObject({
        code: "referral_code_unknown",
        details: { field: "referralCode" },
      });
    expect(await db.member.count()).toBe(1);
    expect(await findReferrer(gone.referralCode!)).toBeNull();
  });

  it("goes without one", async () => {
    await joinWith("  ");
    expect(await db.member.findFirstOrThrow()).toMatchObject({ referredById: null });
    expect(await db.event.count({ where: { kind: "member.referred" } })).toBe(0);
  });
});

describe("a referral link", () => {
  async function follow(code: string, cookie = "") {
    const request = new Request(`http://club.example/r/${code}`, { headers: { Cookie: cookie } });
    const answer = await withRequestContext({ ...requestContext(), actor: undefined, gate: undefined }, () =>
      loader({ request, params: { code }, context: {} }),
    );
    return { to: answer.headers.get("Location"), cookie: answer.headers.get("Set-Cookie") };
  }

  it("is remembered for 30 days and leads to joining", async () => {
    const code = await codeOf(await makeMember());
    const { to, cookie } = await follow(code);
    expect([to, await referralCookie.parse(cookie)]).toEqual(["/sign-in", code]);
    expect(cookie).toContain("Max-Age=2592000");
  });

  it("counts for whoever's link came first", async () => {
    const [first, second] = [await codeOf(await makeMember()), await codeOf(await makeMember())];
    const { cookie } = await follow(first);
    expect((await follow(second, cookie!.split(";")[0])).cookie).toBeNull();
  });

  it("of nobody leads to joining all the same", async () => {
    for (const code of ["ZZZZ9999", "%00", "x".repeat(5_000)])
      expect(await follow(code)).toEqual({ to: "/sign-in", cookie: null });
  });
});
