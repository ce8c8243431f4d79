import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { accountDefaults } from "#app/domain/accounts/rules.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { lastMessage, origin, stopClock } from "#tests/factories/codes.ts";

const phone = "+989121234567";
let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock();
});
afterEach(() => setClock(null));

function ask(typed = phone, from: Partial<typeof origin> = {}) {
  return requestCode({ target: typed }, { ...origin, ...from });
}

/** How many of the calls succeeded, and the codes of the refusals. */
async function outcomes(calls: Promise<unknown>[]) {
  const settled = await Promise.allSettled(calls);
  const refusals = settled.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  return { sent: settled.length - refusals.length, refusals: new Set(refusals) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `0935${String(1_000_000 + index)}`);

describe("asking for a code", () => {
  it("sends five digits with the club's name, the line browsers read, and keeps only a keyed hash", async () => {
    await db.club.create({ data: { name: "باشگاه دوربین" } });
    expect(await ask()).toEqual({ expiresAt: addSeconds(now(), 120), againAt: addSeconds(now(), 60) });
    const text = await lastMessage(phone);
    expect(text).toMatch(/^باشگاه دوربین\n/);
    expect(text).toMatch(/\n@club\.example #\d{5}$/);
    const code = text.slice(-5);
    const kept = await db.loginCode.findFirstOrThrow();
    expect(kept).toMatchObject({ target: phone, tries: 0, usedAt: null });
    expect(kept.codeHash).not.toContain(code);
  });

  it("speaks the language of the page", async () => {
    await ask(phone, { language: "en" } as never);
    expect(await lastMessage(phone)).toContain("Your code:");
  });

  it.each(["09121234567", "9121234567", "+98 912 123 4567", "0098-912-123-4567", "۰۹۱۲۱۲۳۴۵۶۷", "٠٩١٢ ١٢٣ ٤٥٦٧"])(
    "reads %s as one number, so that its limit cannot be slipped by spelling",
    async (typed) => {
      await ask(typed);
      await expect(ask()).rejects.toMatchObject({ code: "code_sent_recently" });
    },
  );

  it.each([
    ["سلام", "phone_unreadable"],
    ["", "phone_unreadable"],
    ["02112345678", "phone_not_mobile"],
    ["+4915112345678", "phone_foreign"],
  ])("refuses %j on its field", async (typed, code) => {
    await expect(ask(typed)).rejects.toMatchObject({ code, details: { field: "target" } });
    expect(await db.loginCode.count()).toBe(0);
  });

  it("sends abroad where the club allows foreign numbers", async () => {
    await db.club.create({ data: { settings: { accounts: { foreignNumbers: true } } } });
    await ask("+4915112345678");
    expect(await lastMessage("+4915112345678")).toMatch(/#\d{5}$/);
  });

  it("answers known, suspended and unknown numbers alike", async () => {
    await makeMember({ phone: "+989120000001" });
    await makeMember({ phone: "+989120000002", standing: "suspended" });
    const answers = [await ask("09120000001"), await ask("09120000002"), await ask("09120000003")];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const again = await Promise.allSettled([ask("09120000001"), ask("09120000002"), ask("09120000003")]);
    const refusals = again.map((one) => one.status === "rejected" && JSON.stringify(one.reason.details));
    expect(new Set(refusals)).toEqual(new Set([JSON.stringify({ field: "target", until: addSeconds(now(), 60) })]));
  });
});

describe("limits on codes", () => {
  it("waits a minute between two codes and says until when", async () => {
    await ask();
    clock.pass(59);
    await expect(ask()).rejects.toMatchObject({
      code: "code_sent_recently",
      details: { until: addSeconds(now(), 1) },
    });
    clock.pass(1);
    await ask();
    expect(await db.outboxMessage.count()).toBe(2);
  });

  it("pauses ten minutes after the fifth code of ten minutes", async () => {
    for (let sent = 0; sent < 5; sent++) {
      if (sent > 0) clock.pass(120);
      await ask();
    }
    const pauseEnds = addSeconds(now(), 600);
    clock.pass(599);
    await expect(ask()).rejects.toMatchObject({ code: "codes_paused", details: { until: pauseEnds } });
    clock.pass(1);
    await ask();
    expect(await db.loginCode.count()).toBe(6);
  });

  it("does not pause a number whose five codes were spread wider", async () => {
    for (let sent = 0; sent < 6; sent++) {
      await ask();
      clock.pass(160);
    }
    expect(await db.loginCode.count()).toBe(6);
  });

  it("sends a number no more than the day's codes", async () => {
    const first = now();
    for (let sent = 0; sent < accountDefaults.codesPerNumberAndDay; sent++) {
      await ask();
      clock.pass(3_600);
    }
    await expect(ask()).rejects.toMatchObject({ code: "codes_paused", details: { until: addSeconds(first, 86_400) } });
  });

  it("sends one code when the same number asks many times at once", async () => {
    const { sent, refusals } = await outcomes(Array.from({ length: 12 }, () => ask()));
    expect(sent).toBe(1);
    expect(refusals).toEqual(new Set(["code_sent_recently"]));
    expect(await db.outboxMessage.count()).toBe(1);
  });

  it("holds the limit of an address when many numbers are asked for at once", async () => {
    await db.club.create({ data: { settings: { accounts: { codesPerIp: 4 } } } });
    const { sent, refusals } = await outcomes(numbers(12).map((number) => ask(number)));
    expect(sent).toBe(4);
    expect(refusals).toEqual(new Set(["codes_paused"]));
    await ask("09120000009", { ip: "198.51.100.1" });
    clock.pass(600);
    await ask("09120000010");
  });

  it("counts an IPv6 subscriber as one address", async () => {
    await db.club.create({ data: { settings: { accounts: { codesPerIp: 1 } } } });
    await ask("09120000001", { ip: "2001:db8:1:2::1" });
    await expect(ask("09120000002", { ip: "2001:db8:1:2:ffff::9" })).rejects.toMatchObject({ code: "codes_paused" });
    await ask("09120000002", { ip: "2001:db8:1:3::1" });
  });

  it("holds the budget of the whole club, from however many addresses", async () => {
    await db.club.create({ data: { settings: { accounts: { codesPerClub: 5 } } } });
    const { sent, refusals } = await outcomes(
      numbers(12).map((number, index) => ask(number, { ip: `10.0.0.${index}` })),
    );
    expect(sent).toBe(5);
    expect(refusals).toEqual(new Set(["codes_paused"]));
    clock.pass(3_600);
    await ask();
  });
});
