import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { parseMailAddress } from "#app/platform/mail-address.ts";
import { hasMail } from "#app/platform/messages/send-mail.server.ts";
import { readPhone } from "./read-phone.server.ts";
import { accountDefaults } from "./rules.ts";

/** Where a code goes: an E.164 number or a mail address, each in the one form that limits count by. */
export type Target = { channel: "sms" | "mail"; address: string };

/** Which ways of signing in by mail are open: a code alone, or a password. */
export type MailWays = { codes: boolean; passwords: boolean };

/** What the club opened, as far as it has mail at all. */
export async function mailWays(): Promise<MailWays> {
  const { mailCodes, mailPasswords } = await clubSettings("accounts", accountDefaults);
  return { codes: mailCodes && hasMail(), passwords: mailPasswords && hasMail() };
}

/**
 * A mail address as people type it.
 * @throws DomainError mail_unreadable, on `field`
 */
export function readMail(typed: string, field: string): Target {
  const address = parseMailAddress(typed);
  if (!address) throw new DomainError("mail_unreadable", { field });
  return { channel: "mail", address };
}

/**
 * A mobile number as people type it.
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, on `field`
 */
export async function readNumber(typed: string, field: string): Promise<Target> {
  return { channel: "sms", address: await readPhone(typed, field) };
}

/**
 * What somebody typed to sign in with: a number, or a mail address where the club sends codes by mail.
 * @throws DomainError as `readMail` and `readNumber`
 */
export async function readTarget(typed: string, field: string): Promise<Target> {
  const isMail = /[@＠]/.test(typed) && (await mailWays()).codes;
  return isMail ? readMail(typed, field) : readNumber(typed, field);
}

/** A member by where their codes go. */
export function memberWith({ channel, address }: Target): { phone: string } | { email: string } {
  return channel === "mail" ? { email: address } : { phone: address };
}
