import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Language } from "#app/platform/language.ts";
import { toLatinDigits, toPersianDigits } from "./digits.ts";

/** Why a phone number cannot be used. */
export type PhoneProblem = "phone_unreadable" | "phone_foreign" | "phone_not_mobile";
export type ParsedPhone = { ok: true; e164: string } | { ok: false; code: PhoneProblem };

/** What people put between digits: white space, hidden marks, dashes, dots, slashes, brackets, tatweel. */
const separators = /[\s\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Pd}−ـ._/()]/gu;
const longestInput = 64;
const iranian = /^(?:\+98|0098|98)?0?(9\d{9})$/;
const iranianLandline = /^(?:(?:\+98|0098)0?|0)[1-8]\d{9}$/;
const iranianCountry = /^(?:\+|00)98/;
const mobile = /^\+989\d{9}$/;

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

/**
 * A number that its owner recognises and nobody can call: «۰۹۱۲***۴۵۶۷», "0912***4567"; foreign ones "+4915***567".
 * Phone numbers run left to right: show it in `<bdi dir="ltr">`.
 */
export function maskPhone(e164: string, locale: Language): string {
  const shown = mobile.test(e164)
    ? `0${e164.slice(3, 6)}***${e164.slice(-4)}`
    : `${e164.slice(0, 5)}***${e164.slice(-3)}`;
  return inDigitsOf(locale, shown);
}

/**
 * A number to read and dial: «۰۹۱۲ ۳۴۵ ۶۷۸۹» in Persian, "+98 912 345 6789" in English, foreign ones as they are stored.
 * Phone numbers run left to right: show it in `<bdi dir="ltr">`.
 */
export function formatPhone(e164: string, locale: Language): string {
  const [, operator, first, last] = /^\+98(9\d{2})(\d{3})(\d{4})$/.exec(e164) ?? [];
  if (operator === undefined) return inDigitsOf(locale, e164);
  return inDigitsOf(locale, `${locale === "fa" ? "0" : "+98 "}${operator} ${first} ${last}`);
}

function inDigitsOf(locale: Language, text: string): string {
  return locale === "fa" ? toPersianDigits(text) : text;
}
