import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { toLatinDigits } from "./digits.ts";

/** Why a phone number cannot be used. */
export type PhoneProblem = "phone_unreadable" | "phone_foreign" | "phone_not_mobile";
export type ParsedPhone = { ok: true; e164: string } | { ok: false; code: PhoneProblem };

/** What people put between digits: white space, hidden marks, dashes, dots, slashes, brackets, tatweel. */
const separators = /[\s\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Pd}−ـ._/()]/gu;
const longestInput = 64;
const iranian = /^(?:\+98|0098|98)?0?(9\d{9})$/;
const iranianLandline = /^(?:(?:\+98|0098)0?|0)[1-8]\d{9}$/;
const iranianCountry = /^(?:\+|00)98/;

/**
 * Reads a phone number as people type it and answers E.164: Iranian mobiles as 09…, 9…, +98…, 0098…, 98…, in Persian,
 * Arabic or Latin digits, with spaces, dashes, brackets; foreign numbers with + or 00 and their country.
 */
export function parsePhone(input: string, { allowForeign }: { allowForeign: boolean }): ParsedPhone {
  if (input.length > longestInput) return { ok: false, code: "phone_unreadable" };
  const digits = toLatinDigits(input.replaceAll("＋", "+")).replace(separators, "");
  const subscriber = iranian.exec(digits)?.[1];
  if (subscriber !== undefined) return { ok: true, e164: `+98${subscriber}` };
  if (iranianLandline.test(digits)) return { ok: false, code: "phone_not_mobile" };
  const e164 = iranianCountry.test(digits) ? undefined : foreignNumber(digits);
  if (e164 === undefined) return { ok: false, code: "phone_unreadable" };
  return allowForeign ? { ok: true, e164 } : { ok: false, code: "phone_foreign" };
}

function foreignNumber(digits: string): string | undefined {
  const international = digits.replace(/^00/, "+");
  if (!/^\+\d{6,15}$/.test(international)) return undefined;
  const phone = parsePhoneNumberFromString(international);
  return phone?.isValid() ? phone.number : undefined;
}
