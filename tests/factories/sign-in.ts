import { Secret, TOTP } from "otpauth";
import type { OwnBrowser } from "#app/domain/accounts/confirm-identity.server.ts";
import { confirmIdentity, requestConfirmation } from "#app/domain/accounts/confirm-identity.server.ts";
import type { AccountSettings } from "#app/domain/accounts/rules.ts";
import { beginSecondFactor, confirmSecondFactor, findEnrolment } from "#app/domain/accounts/second-factor.server.ts";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { hashPassword } from "#app/platform/passwords.server.ts";
import type { Member } from "#prisma/client";
import { asActor } from "./accounts.ts";
import { device, lastCode, origin } from "./codes.ts";

/** What the club changed of the ways to sign in. */
export function setAccounts(accounts: Partial<AccountSettings>) {
  const settings = { accounts };
  return db.club.upsert({ where: { id: 1 }, create: { id: 1, settings }, update: { settings } });
}

/** A good password, and how it is kept; hashed once for all tests. */
export const goodPassword = "correct horse battery staple";
let goodHash: Promise<string> | undefined;
export function keptPassword(): Promise<string> {
  goodHash ??= hashPassword(goodPassword);
  return goodHash;
}

/** The code in the newest mail to an address. */
export async function lastMailedCode(address: string): Promise<string> {
  const { text } = await db.outboxMessage.findFirstOrThrow({
    where: { recipient: address, channel: "mail" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return /: (\d{5})\n/.exec(text)![1]!;
}

/** A browser in which a member is signed in, and has just confirmed to be themselves unless told otherwise. */
export async function openBrowser(member: Member, { confirmed = true } = {}): Promise<OwnBrowser> {
  const { id: sessionId } = await db.$transaction((tx) => openSession(tx, member, device));
  if (!confirmed) return { sessionId, confirmed: null };
  const actor = await asActor(member);
  await requestConfirmation(actor, origin);
  const code = member.phone ? await lastCode(member.phone) : await lastMailedCode(member.email!);
  return { sessionId, confirmed: await confirmIdentity(actor, { code }, sessionId) };
}

/** The one-time password that an app with this secret shows now, or some steps of 30 seconds away. */
export function appCode(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() + steps * 30_000 });
}

/** Sets a member's second factor up as they would. */
export async function enrol(member: Member, browser: OwnBrowser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const actor = await asActor(member);
  await beginSecondFactor(actor, browser);
  const { secret } = (await findEnrolment(actor, browser))!;
  return { secret, recoveryCodes: await confirmSecondFactor(actor, { code: appCode(secret) }, browser) };
}

/** How many of the calls succeeded, and the codes of the refusals. */
export async function outcomes(calls: Promise<unknown>[]): Promise<{ done: number; refusals: string[] }> {
  const settled = await Promise.allSettled(calls);
  const refusals = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason.code)] : []));
  return { done: settled.length - refusals.length, refusals: [...new Set(refusals)] };
}
