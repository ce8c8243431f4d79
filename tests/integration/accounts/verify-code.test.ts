import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { VerifyCode } from "#app/domain/accounts/schema.ts";
import { type Verified, verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { toPersianDigits } from "#app/platform/persian/digits.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { askCode, device, stopClock, wrongCode } from "#tests/factories/codes.ts";

const phone = "+989121234567";
let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock();
});
afterEach(() => setClock(null));

const verify = (code: string, number = phone) => verifyCode({ target: number, code }, device);

async function settle(calls: Promise<Verified>[]) {
  const settled = await Promise.allSettled(calls);
  return {
    accepted: settled.filter((one) => one.status === "fulfilled").length,
    refusals: settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason.code)] : [])),
  };
}

describe("verifying a code", () => {
  it("signs a member in for ninety days", async () => {
    const member = await makeMember({ phone, locale: "en" });
    const verified = await verify(await askCode(phone));
    expect(verified).toMatchObject({ memberId: member.id, locale: "en" });
    if (!("session" in verified)) throw new Error("No session");
    expect(verified.session.expiresAt).toEqual(addSeconds(now(), 90 * 86_400));
    expect(await findActorBySession(verified.session.id)).toMatchObject({ id: member.id });
    const kept = await db.session.findFirstOrThrow();
    expect(kept.id).not.toBe(verified.session.id);
    expect(kept.userAgent).toBe(device.userAgent);
  });

  it("gives somebody unknown a proof of their number and no session", async () => {
    expect(await verify(await askCode(phone))).toEqual({ joining: expect.any(String) });
    expect(await db.session.count()).toBe(0);
    expect(await db.member.count()).toBe(0);
  });

  it.each([toPersianDigits, (code: string) => ` ${code.slice(0, 2)} ${code.slice(2)}\u200f`])(
    "accepts the code in Persian digits and with spaces",
    async (spell) => {
      await makeMember({ phone });
      const input = VerifyCode.parse({ target: "۰۹۱۲۱۲۳۴۵۶۷", code: spell(await askCode(phone)) });
      expect(await verifyCode(input, device)).toHaveProperty("session");
    },
  );

  it("accepts a code once", async () => {
    await makeMember({ phone });
    const code = await askCode(phone);
    await verify(code);
    await expect(verify(code)).rejects.toMatchObject({ code: "code_expired", details: { field: "code" } });
    expect(await db.session.count()).toBe(1);
  });

  it("accepts a code once when requests race", async () => {
    await makeMember({ phone });
    const code = await askCode(phone);
    const { accepted, refusals } = await settle(Array.from({ length: 8 }, () => verify(code)));
    expect(accepted).toBe(1);
    expect(new Set(refusals)).toEqual(new Set(["code_expired"]));
    expect(await db.session.count()).toBe(1);
  });

  it("refuses a code after two minutes", async () => {
    const code = await askCode(phone);
    clock.pass(120);
    await expect(verify(code)).rejects.toMatchObject({ code: "code_expired" });
  });

  it("refuses the earlier of two codes", async () => {
    const first = await askCode(phone);
    clock.pass(60);
    const second = await askCode(phone);
    if (first !== second) await expect(verify(first)).rejects.toMatchObject({ code: "code_wrong" });
    expect(await verify(second)).toHaveProperty("joining");
  });

  it("refuses another number's code", async () => {
    const code = await askCode(phone);
    await expect(verify(code, "+989120000001")).rejects.toMatchObject({ code: "code_expired" });
  });

  it("refuses everything, the right code too, after five wrong tries", async () => {
    await makeMember({ phone });
    const code = await askCode(phone);
    for (let wrong = 0; wrong < 4; wrong++)
      await expect(verify(wrongCode(code))).rejects.toMatchObject({ code: "code_wrong" });
    await expect(verify(wrongCode(code))).rejects.toMatchObject({ code: "code_tries_used_up" });
    await expect(verify(code)).rejects.toMatchObject({ code: "code_tries_used_up" });
    clock.pass(60);
    expect(await verify(await askCode(phone))).toHaveProperty("session");
  });

  it("counts tries that are made at once", async () => {
    const code = await askCode(phone);
    const { accepted } = await settle(Array.from({ length: 20 }, () => verify(wrongCode(code))));
    expect(accepted).toBe(0);
    expect((await db.loginCode.findFirstOrThrow()).tries).toBe(5);
    await expect(verify(code)).rejects.toMatchObject({ code: "code_tries_used_up" });
  });

  it("answers wrong codes for known and unknown numbers alike", async () => {
    await makeMember({ phone });
    const known = wrongCode(await askCode(phone));
    const unknown = wrongCode(await askCode("+989120000001"));
    const { refusals } = await settle([verify(known), verify(unknown, "+989120000001")]);
    expect(refusals).toEqual(["code_wrong", "code_wrong"]);
  });

  it.each(["1234", "123456", "12a45", "", "1234⁵"])("refuses %j before it is tried", (code) => {
    const parsed = VerifyCode.safeParse({ target: phone, code });
    expect(parsed.error?.issues[0]?.message).toContain("code_malformed");
  });
});

describe("members who may not sign in", () => {
  it("tells a suspended member until when, after the code proved who asks", async () => {
    const standingUntil = addSeconds(now(), 86_400);
    await makeMember({ phone, standing: "suspended", standingUntil });
    const code = await askCode(phone);
    await expect(verify(wrongCode(code))).rejects.toMatchObject({ code: "code_wrong" });
    await expect(verify(code)).rejects.toMatchObject({ code: "suspended", details: { until: standingUntil } });
    expect(await db.session.count()).toBe(0);
  });

  it("lets a member in when the suspension is over", async () => {
    await makeMember({ phone, standing: "suspended", standingUntil: now() });
    expect(await verify(await askCode(phone))).toHaveProperty("session");
  });

  it.each([
    ["removed", "account_closed"],
    ["suspended", "suspended"],
  ] as const)("keeps a member out who is %s for good", async (standing, refusal) => {
    await makeMember({ phone, standing });
    const code = await askCode(phone);
    await expect(verify(code)).rejects.toMatchObject({ code: refusal });
  });
});
