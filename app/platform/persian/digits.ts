const persianZero = 0x06f0;

/** Writes Persian (۰–۹) and Arabic (٠–٩) digits as Latin ones; everything else stays as it is. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Writes Latin (0–9) and Arabic (٠–٩) digits as Persian ones; everything else stays as it is. */
export function toPersianDigits(text: string): string {
  return text.replace(/[0-9٠-٩]/g, (digit) => String.fromCharCode(persianZero + (digit.charCodeAt(0) & 0xf)));
}

const invisible = /[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const integer = /^([-−+]?)(\d+|\d{1,3}(?:[٬,،']\d{3})+)$/;

/**
 * Reads a whole number as people type or paste it: Persian, Arabic or Latin digits, a sign, separators between
 * groups of three (٬ , ، '). Null for anything else, among it fractions, "1,5" and what exceeds a safe integer.
 */
export function parseInteger(text: string): number | null {
  const [, sign, digits] = integer.exec(toLatinDigits(text).replace(invisible, "").trim()) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits.replace(/\D/g, ""));
  if (!Number.isSafeInteger(value)) return null;
  return sign === "" || sign === "+" || value === 0 ? value : -value;
}
