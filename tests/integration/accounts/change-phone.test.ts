import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeMail, removeMail, requestMailChange } from "#app/domain/accounts/change-mail.server.ts";
import { changePhone, requestPhoneChange } from "#app/domain/accounts/change-phone.server.ts";
import { changePhoneByStaff } from "#app/domain/accounts/change-phone-by-staff.server.ts";
import type { OwnBrowser } from "#app/domain/accounts/confirm-identity.server.ts";
import { confirmIdentity, requestConfirmation } from "#app/domain/accounts/confirm-identity.server.ts";
import { endOtherSessions } from "#app/domain/accounts/end-session.server.ts";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Member } from "#prisma/client";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { device, lastCode, lastMessage, origin, stopClock, wrongCode } from "#tests/factories/codes.ts";
import { keptPassword, lastMailedCode, openBrowser, outcomes, setAccounts } from "#tests/factories/sign-in.ts";

const before = "+989121111111";
const after = "+989122222222";
const mail = "zahra@example.org";
let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock();
});
afterEach(() => setClock(null));

async function begin(member: Member, browser: OwnBrowser, phone = after) {
  await requestPhoneChange(await asActor(member), { phone }, browser, origin);
  return lastCode(phone);
}

const change = async (member: Member, browser: OwnBrowser, code: string, phone = after) =>
  changePhone(await asActor(member), { phone, code }, browser, "fa");

describe("changing the number", () => {
  it("takes a code to the old and one to the new number, freezes points, ends other sessions and tells the old one", async () => {
    const member = await makeMember({ phone: before });
    await openBrowser(member, { confirmed: false });
    const browser = await openBrowser(member);
    await change(member, browser, await begin(member, browser));
    const changed = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    expect(changed).toMatchObject({ phone: after, frozenUntil: addSeconds(now(), 72 * 3_600) });
    expect(await db.session.count()).toBe(1);
    expect(await lastMessage(before)).toContain("نمی‌توان وارد حساب شما شد");
    const fact = await db.event.findFirstOrThrow({ where: { kind: "member.sign_in_changed" } });
    expect(fact).toMatchObject({ actorId: member.id, payload: { memberId: member.id, what: "phone" } });
    expect(JSON.stringify(fact)).not.toContain("912");
  });

  it("needs no second code to the number that has just signed in with one, and not for long", async () => {
    const member = await makeMember({ phone: before });
    await requestCode({ target: before }, origin);
    const signedIn = await verifyCode({ target: before, code: await lastCode(before) }, device);
    if (!("session" in signedIn)) throw new Error("Not signed in");
    const browser = { sessionId: signedIn.session.id, confirmed: signedIn.confirmed! };
    await begin(member, browser);
    clock.pass(601);
    await expect(begin(member, browser)).rejects.toMatchObject({ code: "confirmation_needed" });
  });

  it("begins only in a browser that has just proved the old number", async () => {
    const member = await makeMember({ phone: before });
    const browser = await openBrowser(member);
    const other = await makeMember();
    const ask = async (who: Member, by: OwnBrowser) =>
      requestPhoneChange(await asActor(who), { phone: after }, by, origin);
    const refused = { code: "confirmation_needed", kind: "forbidden" };
    await expect(ask(member, { ...browser, confirmed: null })).rejects.toMatchObject(refused);
    await expect(ask(member, { ...browser, confirmed: `${browser.confirmed}x` })).rejects.toMatchObject(refused);
    await expect(ask(other, browser)).rejects.toMatchObject(refused);
    clock.pass(600);
    await expect(ask(member, browser)).rejects.toMatchObject(refused);
    expect(await db.outboxMessage.count({ where: { recipient: after } })).toBe(0);
  });

  it("needs the old number proved anew after it was changed", async () => {
    const member = await makeMember({ phone: before });
    const browser = await openBrowser(member);
    await change(member, browser, await begin(member, browser));
    await expect(begin(member, browser, "+989123333333")).rejects.toMatchObject({ code: "confirmation_needed" });
  });

  it("tells only who holds the number that it is another member's", async () => {
    const member = await makeMember({ phone: before });
    const holder = await makeMember({ phone: after });
    const browser = await openBrowser(member);
    const code = await begin(member, browser);
    await expect(change(member, browser, wrongCode(code))).rejects.toMatchObject({ code: "code_wrong" });
    const taken = { code: "phone_taken", details: { field: "phone" } };
    await expect(change(member, browser, code)).rejects.toMatchObject(taken);
    await expect(change(member, browser, code)).rejects.toMatchObject({ code: "code_expired" });
    expect(await db.member.findUnique({ where: { id: holder.id } })).toMatchObject({ phone: after });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({
      phone: before,
      frozenUntil: null,
    });
  });

  it("refuses unreadable numbers, its own number, and codes that are used, expired or of another purpose", async () => {
    const member = await makeMember({ phone: before });
    const browser = await openBrowser(member);
    await expect(begin(member, browser, "سلام")).rejects.toMatchObject({ code: "phone_unreadable" });
    await requestCode({ target: after }, origin);
    const signInCode = await lastCode(after);
    await expect(change(member, browser, signInCode)).rejects.toMatchObject({ code: "code_expired" });
    clock.pass(60);
    const code = await begin(member, browser);
    await expect(verifyCode({ target: after, code }, device)).rejects.toMatchObject({ code: /code_/ });
    clock.pass(120);
    await expect(change(member, browser, code)).rejects.toMatchObject({ code: "code_expired" });
    await expect(begin(member, browser, before)).rejects.toMatchObject({ code: "same_phone" });
    await expect(change(member, browser, code, before)).rejects.toMatchObject({ code: "code_expired" });
  });

  it("happens once when the form arrives several times", async () => {
    const member = await makeMember({ phone: before });
    const browser = await openBrowser(member);
    const code = await begin(member, browser);
    expect((await outcomes(Array.from({ length: 6 }, () => change(member, browser, code)))).done).toBe(1);
    expect(await db.event.count({ where: { kind: "member.sign_in_changed" } })).toBe(1);
  });

  it("gives a number to a member who joined by mail, on a code to the mailbox", async () => {
    const member = await makeMember({ phone: null, email: mail });
    const browser = await openBrowser(member);
    await change(member, browser, await begin(member, browser));
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ phone: after, email: mail });
  });
});

describe("the proof that it is oneself", () => {
  it("takes the code that was sent for it, once", async () => {
    const member = await makeMember({ phone: before });
    const actor = await asActor(member);
    await requestCode({ target: before }, origin);
    const signInCode = await lastCode(before);
    await expect(confirmIdentity(actor, { code: signInCode }, "s")).rejects.toMatchObject({ code: "code_expired" });
    await expect(requestConfirmation(actor, origin)).rejects.toMatchObject({ code: "code_sent_recently" });
    clock.pass(60);
    await requestConfirmation(actor, origin);
    const code = await lastCode(before);
    await confirmIdentity(actor, { code }, "s");
    await expect(confirmIdentity(actor, { code }, "s")).rejects.toMatchObject({ code: "code_expired" });
  });
});

describe("a number changed by staff", () => {
  const input = (member: Member) => ({ memberId: member.id, phone: "0912 222 2222", reason: "سیم‌کارت گم شده" });

  it("ends all sessions, freezes points, tells the old number and is audited without numbers", async () => {
    const administrator = await makeStaff("administrator");
    const member = await makeMember({ phone: before });
    await openBrowser(member, { confirmed: false });
    await changePhoneByStaff(await asActor(administrator), input(member));
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ phone: after });
    expect(await db.session.count()).toBe(0);
    expect(await lastMessage(before)).toContain("خبر دهید");
    const line = await db.auditEntry.findFirstOrThrow({ where: { action: "member.phone_changed" } });
    expect(line).toMatchObject({ actorId: administrator.id, subjectId: member.id, reason: "سیم‌کارت گم شده" });
    expect(JSON.stringify(line)).not.toMatch(/912\d/);
  });

  it("is refused to members, for oneself, for nobody, and with a number that is taken or unreadable", async () => {
    const administrator = await makeStaff("administrator");
    const actor = await asActor(administrator);
    const member = await makeMember({ phone: before });
    const refuse = (promise: Promise<void>, code: string) => expect(promise).rejects.toMatchObject({ code });
    await refuse(changePhoneByStaff(await asActor(await makeMember()), input(member)), "forbidden");
    await refuse(changePhoneByStaff(await asActor(await makeStaff("moderator")), input(member)), "forbidden");
    await refuse(changePhoneByStaff(actor, input(administrator)), "not_yourself");
    const nobody = { ...input(member), memberId: "0198c0de-0000-7000-8000-000000000001" };
    await refuse(changePhoneByStaff(actor, nobody), "not_found");
    await refuse(changePhoneByStaff(actor, { ...input(member), phone: "x" }), "phone_unreadable");
    await makeMember({ phone: after });
    await refuse(changePhoneByStaff(actor, input(member)), "phone_taken");
  });

  it("of a colleague takes the right to grant roles: else it were a way to become them", async () => {
    await db.customRole.create({ data: { key: "helper", name: "Helper", permissions: ["members.manage"] } });
    const helper = await makeStaff("helper");
    const administrator = await makeStaff("administrator");
    await expect(changePhoneByStaff(await asActor(helper), input(administrator))).rejects.toMatchObject({
      code: "forbidden",
    });
    await changePhoneByStaff(await asActor(helper), input(await makeMember()));
  });
});

describe("the mail address", () => {
  const ask = async (member: Member, browser: OwnBrowser, email = mail) => {
    await requestMailChange(await asActor(member), { email }, browser, origin);
    return lastMailedCode(email);
  };
  const set = async (member: Member, browser: OwnBrowser, code: string, email = mail) =>
    changeMail(await asActor(member), { email, code }, browser, "fa");

  it("is added and changed with a code to it; the one before is told", async () => {
    const member = await makeMember({ phone: before });
    const browser = await openBrowser(member);
    await set(member, browser, await ask(member, browser));
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ email: mail });
    await set(member, browser, await ask(member, browser, "new@example.org"), "new@example.org");
    expect(await lastMessage(mail)).toContain("نشانی ایمیل");
    await expect(set(member, browser, "12345", "a@b")).rejects.toMatchObject({ code: "mail_unreadable" });
  });

  it("needs a fresh proof, and says only to its holder that it is taken", async () => {
    const member = await makeMember({ phone: before });
    await makeMember({ email: mail });
    const browser = await openBrowser(member);
    await expect(ask(member, { ...browser, confirmed: null })).rejects.toMatchObject({ code: "confirmation_needed" });
    const code = await ask(member, browser);
    await expect(set(member, browser, wrongCode(code))).rejects.toMatchObject({ code: "code_wrong" });
    await expect(set(member, browser, code)).rejects.toMatchObject({ code: "mail_taken" });
  });

  it("goes with its password, but never as the last way in", async () => {
    const member = await makeMember({ phone: before, email: mail, passwordHash: await keptPassword() });
    const browser = await openBrowser(member);
    await removeMail(await asActor(member), browser, "fa");
    const bare = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    expect(bare).toMatchObject({ email: null, passwordHash: null });
    const mailOnly = await makeMember({ phone: null, email: mail });
    await setAccounts({ mailCodes: true });
    clock.pass(60);
    const removal = removeMail(await asActor(mailOnly), await openBrowser(mailOnly), "fa");
    await expect(removal).rejects.toMatchObject({ code: "last_way_in" });
  });
});

describe("sessions", () => {
  it("of other devices end together, nobody else's", async () => {
    const member = await makeMember();
    const here = await openBrowser(member, { confirmed: false });
    await openBrowser(member, { confirmed: false });
    await openBrowser(await makeMember(), { confirmed: false });
    await endOtherSessions(await asActor(member), here.sessionId);
    expect(await db.session.count()).toBe(2);
    expect(await db.session.count({ where: { memberId: member.id } })).toBe(1);
  });
});
