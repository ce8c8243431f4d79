import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { join } from "#app/domain/accounts/join.server.ts";
import { verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { askCode, device, expectSignedIn, stopClock } from "#tests/factories/codes.ts";

const phone = "+989121234567";
let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock();
});
afterEach(() => setClock(null));

async function proveNumber(): Promise<string> {
  const verified = await verifyCode({ target: phone, code: await askCode(phone) }, device);
  if (!("joining" in verified)) throw new Error("The number is a member's");
  return verified.joining;
}

const joinAs = async (token: string, name = "زهرا كريمي") =>
  expectSignedIn(await join({ token, name, acceptRules: true, locale: "fa" }, device));

describe("joining", () => {
  it("makes a member of whoever proved the number, signed in, and tells it as a fact", async () => {
    const { session, memberId } = await joinAs(await proveNumber());
    const member = await db.member.findUniqueOrThrow({ where: { id: memberId } });
    expect(member).toMatchObject({ name: "زهرا كريمي", nameFold: "زهرا کریمی", phone, rulesVersion: 1, locale: "fa" });
    expect(await findActorBySession(session.id)).toMatchObject({ id: memberId });
    const facts = await db.event.findMany({ where: { kind: "member.joined" } });
    expect(facts).toMatchObject([{ actorId: memberId, payload: { memberId } }]);
  });

  it("starts at trust 1 while the club is young, at 0 later; imported people do not count", async () => {
    await Promise.all(Array.from({ length: 49 }, () => makeMember()));
    await Promise.all(["a", "b"].map((placeholderKey) => makeMember({ phone: null, placeholderKey })));
    const fiftieth = await joinAs(await proveNumber());
    expect(await db.member.findUnique({ where: { id: fiftieth.memberId } })).toMatchObject({ trust: 1 });
    await db.member.update({ where: { id: fiftieth.memberId }, data: { phone: "+989120009999" } });
    clock.pass(60);
    const next = await joinAs(await proveNumber());
    expect(await db.member.findUnique({ where: { id: next.memberId } })).toMatchObject({ trust: 0 });
  });

  it("makes one member when the form arrives several times at once", async () => {
    const token = await proveNumber();
    const joined = await Promise.all(Array.from({ length: 6 }, () => joinAs(token)));
    expect(new Set(joined.map((one) => one.memberId)).size).toBe(1);
    expect(await db.member.count()).toBe(1);
    expect(await db.event.count({ where: { kind: "member.joined" } })).toBe(1);
    for (const { session } of joined) expect(await findActorBySession(session.id)).not.toBeNull();
  });

  it("does not let a proof in after its number was suspended", async () => {
    const token = await proveNumber();
    await makeMember({ phone, standing: "suspended" });
    await expect(joinAs(token)).rejects.toMatchObject({ code: "suspended" });
  });

  it("refuses a proof after a quarter of an hour", async () => {
    const token = await proveNumber();
    clock.pass(15 * 60);
    await expect(joinAs(token)).rejects.toMatchObject({ code: "sign_in_expired" });
  });

  it("refuses a proof that was changed or made up", async () => {
    const token = await proveNumber();
    const [, expiry, signature] = token.split(".");
    const later = (Number.parseInt(expiry!, 36) + 1).toString(36);
    const forged = [
      `+989120000001.${expiry}.${signature}`,
      `${phone}.${later}.${signature}`,
      `${token}x`,
      "",
      "..",
      "a",
    ];
    for (const one of forged) await expect(joinAs(one)).rejects.toMatchObject({ code: "sign_in_expired" });
    expect(await db.member.count()).toBe(0);
  });
});
