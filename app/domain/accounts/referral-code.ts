import { toLatinDigits } from "#app/platform/persian/digits.ts";

/** Letters and digits that nobody takes for one another, without vowels, so that no word comes out. */
export const referralLetters = "23456789BCDFGHJKMNPQRSTVWXZ";
export const referralCodeLength = 8;

const codePattern = new RegExp(`^[${referralLetters}]{${referralCodeLength}}$`);

/** A referral code as it is kept, from what was typed or stands in an address; null where it cannot be one. */
export function readReferralCode(typed: string): string | null {
  const code = toLatinDigits(typed.slice(0, 100))
    .replace(/[\s\p{Cf}-]/gu, "")
    .toUpperCase();
  return codePattern.test(code) ? code : null;
}
