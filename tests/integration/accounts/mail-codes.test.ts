import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { join } from "#app/domain/accounts/join.server.ts";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { device, expectSignedIn, lastMessage, origin, stopClock, wrongCode } from "#tests/factories/codes.ts";
import { lastMailedCode, outcomes, setAccounts } from "#tests/factories/sign-in.ts";

const mail = "zahra@example.org";
let clock: ReturnType<typeof stopClock>;

beforeEach(async () => {
  clock = stopClock();
  await setAccounts({ mailCodes: true });
});
afterEach(() => setClock(null));

const ask = (target = mail, ip = origin.ip) => requestCode({ target }, { ...origin, ip });
const verify = (code: string, target = mail) => verifyCode({ target, code }, device);

describe("signing in by mail", () => {
  it("lets a member in with the code that was mailed, which says what it is for", async () => {
    const member = await makeMember({ email: mail });
    await ask(" Zahra@Example.ORG ");
    const text = await lastMessage(mail);
    expect(text).toMatch(/^کد ورود – باشگاه\n\nکد ورود شما: \d{5}\n/);
    expect(text).toContain("club.example");
    expect(expectSignedIn(await verify(await lastMailedCode(mail))).memberId).toBe(member.id);
  });

  it("lets somebody unknown join with the address, without a number", async () => {
    await ask();
    const verified = await verify(await lastMailedCode(mail));
    if (!("joining" in verified)) throw new Error("Known");
    await join({ token: verified.joining, name: "زهرا", acceptRules: true, locale: "fa" } as never, device);
    expect(await db.member.findFirstOrThrow()).toMatchObject({ email: mail, phone: null, name: "زهرا" });
  });

  it("is closed unless the club opened it, and then a mail address is no number", async () => {
    await setAccounts({});
    await expect(ask()).rejects.toMatchObject({ code: "phone_unreadable", details: { field: "target" } });
    expect(await db.loginCode.count()).toBe(0);
  });

  it.each([
    "a@b",
    "a@b\r\nBcc:c@example.org",
    '"a b"@example.org',
    "a\u202eb@example.org",
    `${"a".repeat(10_000)}@b.org`,
  ])("refuses %j on its field and sends nothing", async (typed) => {
    await expect(ask(typed)).rejects.toMatchObject({ code: "mail_unreadable", details: { field: "target" } });
    expect(await db.outboxMessage.count()).toBe(0);
  });

  it("answers known and unknown addresses alike, and wrong codes too", async () => {
    await makeMember({ email: mail });
    const answers = [await ask(mail), await ask("nobody@example.org")];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const known = wrongCode(await lastMailedCode(mail));
    const unknown = wrongCode(await lastMailedCode("nobody@example.org"));
    const { refusals } = await outcomes([verify(known), verify(unknown, "nobody@example.org")]);
    expect(refusals).toEqual(["code_wrong"]);
  });

  it("is limited by the address whatever its spelling, by the asker's address, and for the club", async () => {
    await ask();
    await expect(ask("ZAHRA@EXAMPLE.ORG")).rejects.toMatchObject({ code: "code_sent_recently" });
    clock.pass(60);
    await setAccounts({ mailCodes: true, codesPerIp: 3 });
    const flood = await outcomes(Array.from({ length: 10 }, (_, index) => ask(`a${index}@example.org`)));
    expect(flood).toEqual({ done: 2, refusals: ["codes_paused"] });
    await setAccounts({ mailCodes: true, codesPerClub: 5 });
    const many = Array.from({ length: 10 }, (_, index) => ask(`b${index}@example.org`, `10.0.0.${index}`));
    expect(await outcomes(many)).toEqual({ done: 2, refusals: ["codes_paused"] });
  });

  it("spends a code once, in parallel too, and no code that was sent for something else", async () => {
    await makeMember({ email: mail });
    await ask();
    const code = await lastMailedCode(mail);
    expect((await outcomes(Array.from({ length: 8 }, () => verify(code)))).done).toBe(1);
    clock.pass(60);
    await ask();
    const other = await lastMailedCode(mail);
    await db.loginCode.updateMany({ where: { createdAt: now() }, data: { purpose: "change_email" } });
    await expect(verify(other)).rejects.toMatchObject({ code: "code_expired" });
  });

  it("keeps out who is suspended, once the code proved who asks", async () => {
    await makeMember({ email: mail, standing: "removed" });
    await ask();
    await expect(verify(await lastMailedCode(mail))).rejects.toMatchObject({ code: "account_closed" });
  });
});
