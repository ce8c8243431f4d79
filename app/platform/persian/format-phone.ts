import type { Language } from "#app/platform/language.ts";
import { toPersianDigits } from "./digits.ts";

const mobile = /^\+989\d{9}$/;

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
