import type { Language } from "#app/platform/language.ts";
import { toPersianDigits } from "./digits.ts";

/** Amounts are whole rials, their currency stored beside them. */
export type Money = { amount: bigint | number; currency: "IRR" };
export type MoneyUnit = "toman" | "rial";

const nbsp = "\u00A0";
/** LRM keeps the sign on the left of the digits in right-to-left text, as CLDR has it. */
const signs: Record<Language, { minus: string; group: string; decimal: string; percent: string }> = {
  fa: { minus: "\u200E−", group: "٬", decimal: "٫", percent: "٪" },
  en: { minus: "-", group: ",", decimal: ".", percent: "%" },
};
const magnitudes: Record<Language, string[]> = {
  fa: ["", `${nbsp}هزار`, `${nbsp}میلیون`, `${nbsp}میلیارد`, `${nbsp}تریلیون`],
  en: ["", "K", "M", "B", "T"],
};
const byteUnits: Record<Language, string[]> = {
  fa: ["بایت", "کیلوبایت", "مگابایت", "گیگابایت", "ترابایت"],
  en: ["B", "KB", "MB", "GB", "TB"],
};
const moneyUnits: Record<Language, Record<MoneyUnit, string>> = {
  fa: { toman: "تومان", rial: "ریال" },
  en: { toman: "toman", rial: "rial" },
};
/** Rials in a toman before the new rial of the law of 2025; a club that changes over stores another currency. */
const tomanRials = 10n;

/** A number in the language's digits, in groups of three, with at most `maxDecimals` decimals; «—» for NaN and ∞. */
export function formatNumber(value: number | bigint, locale: Language, maxDecimals = 3): string {
  if (typeof value === "number" && !Number.isFinite(value)) return "—";
  return write(toDecimal(value, maxDecimals), locale);
}

/** A count in little space, two digits of it: «۱٫۲ میلیون», "12K". */
export function formatCompact(value: number, locale: Language): string {
  if (!Number.isFinite(value)) return "—";
  const { scaled, step } = scale(value, 1000, magnitudes[locale].length - 1);
  return `${formatNumber(scaled, locale, step > 0 ? decimalsOf(scaled) : 0)}${magnitudes[locale][step]}`;
}

/** A ratio as a percentage: 0.12 is «۱۲٪» or "12%". */
export function formatPercent(ratio: number, locale: Language, maxDecimals = 0): string {
  return `${formatNumber(ratio * 100, locale, maxDecimals)}${signs[locale].percent}`;
}

/** A size of data: «۳۰ مگابایت», "1.4 MB"; a KB has 1024 bytes, as upload limits and file managers count. */
export function formatBytes(bytes: number, locale: Language): string {
  const { scaled, step } = scale(bytes, 1024, byteUnits[locale].length - 1);
  return `${formatNumber(scaled, locale, step > 0 ? decimalsOf(scaled) : 0)}${nbsp}${byteUnits[locale][step]}`;
}

/**
 * An amount in the club's unit, exact: «۱۵۰٬۰۰۰ تومان»; rials that make no whole toman are its decimal.
 * Throws RangeError for an amount that is no whole number of rials.
 */
export function formatMoney(money: Money, { locale, unit }: { locale: Language; unit: MoneyUnit }): string {
  if (typeof money.amount === "number" && !Number.isSafeInteger(money.amount)) {
    throw new RangeError(`Not a whole amount of rials: ${money.amount}`);
  }
  const rials = BigInt(money.amount);
  const size = rials < 0n ? -rials : rials;
  const amount =
    unit === "rial"
      ? { negative: rials < 0n, whole: String(size), fraction: "" }
      : { negative: rials < 0n, whole: String(size / tomanRials), fraction: trimZeros(String(size % tomanRials)) };
  return `${write(amount, locale)}${nbsp}${moneyUnits[locale][unit]}`;
}

type Decimal = { negative: boolean; whole: string; fraction: string };

function toDecimal(value: number | bigint, maxDecimals: number): Decimal {
  const size = value < 0 ? -value : value;
  // toFixed() turns to exponents at 1e21, where a number has no fraction any more
  const digits = typeof size === "bigint" || size >= 1e21 ? String(BigInt(size)) : size.toFixed(maxDecimals);
  const [whole = "0", decimals = ""] = digits.split(".");
  const fraction = trimZeros(decimals);
  return { negative: value < 0 && /[1-9]/.test(digits), whole, fraction };
}

function write({ negative, whole, fraction }: Decimal, locale: Language): string {
  const { minus, group, decimal } = signs[locale];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  const text = `${negative ? minus : ""}${grouped}${fraction && decimal + fraction}`;
  return locale === "fa" ? toPersianDigits(text) : text;
}

function scale(value: number, base: number, steps: number): { scaled: number; step: number } {
  let scaled = value;
  let step = 0;
  while (step < steps && Number(Math.abs(scaled).toFixed(step > 0 ? decimalsOf(scaled) : 0)) >= base) {
    scaled /= base;
    step++;
  }
  return { scaled, step };
}

/** Two significant digits: a decimal below ten, none above. */
function decimalsOf(value: number): number {
  return Math.abs(value) < 10 ? 1 : 0;
}

function trimZeros(fraction: string): string {
  return fraction.replace(/0+$/, "");
}
