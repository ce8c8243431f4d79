import type { Language } from "#app/platform/language.ts";

/** Names of months, in the calendar's order. Where Persian joins a month to its year with ezafe, `beforeYear` says so. */
type Months = { alone: string[]; beforeYear: string[]; short: string[] };

export type TimeUnit = "second" | "minute" | "hour" | "day" | "week" | "month" | "year";

const jalaliFa = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ");
const jalaliEn = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split(" ");
const gregorianFa = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split(" ");
const gregorianEn = [
  "January February March April May June",
  "July August September October November December",
].flatMap((half) => half.split(" "));
const gregorianEnShort = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Data of the calendars, as CLDR has it; they stand here so that server and browser print the same letters. */
export const monthNames: Record<Language, Record<"persian" | "gregory", Months>> = {
  fa: {
    persian: { alone: jalaliFa, beforeYear: jalaliFa, short: jalaliFa },
    gregory: {
      alone: gregorianFa,
      beforeYear: gregorianFa.map((month) => month.replace(/ه$/, "هٔ")),
      short: gregorianFa,
    },
  },
  en: {
    persian: { alone: jalaliEn, beforeYear: jalaliEn, short: jalaliEn },
    gregory: { alone: gregorianEn, beforeYear: gregorianEn, short: gregorianEnShort },
  },
};

/** Sunday first, as days of the week are numbered. */
export const weekdayNames: Record<Language, string[]> = {
  fa: ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

const unitsFa: Record<TimeUnit, string> = {
  second: "ثانیه",
  minute: "دقیقه",
  hour: "ساعت",
  day: "روز",
  week: "هفته",
  month: "ماه",
  year: "سال",
};

/** How spans of time are counted and told; `count` arrives in the language's digits, `one` when it is exactly one. */
export const timePhrases: Record<
  Language,
  {
    now: string;
    and: string;
    at: (date: string, time: string) => string;
    span: (count: string, unit: TimeUnit, one: boolean) => string;
    past: (count: string, unit: TimeUnit, one: boolean) => string;
    future: (count: string, unit: TimeUnit, one: boolean) => string;
  }
> = {
  fa: {
    now: "همین حالا",
    and: " و ",
    at: (date, time) => `${date}، ساعت ${time}`,
    span: (count, unit) => `${count} ${unitsFa[unit]}`,
    past: (count, unit) => `${count} ${unitsFa[unit]} پیش`,
    future: (count, unit) => `${count} ${/یه$|قه$|فته$/.test(unitsFa[unit]) ? `${unitsFa[unit]}ٔ` : unitsFa[unit]} دیگر`,
  },
  en: {
    now: "just now",
    and: " and ",
    at: (date, time) => `${date} at ${time}`,
    span: (count, unit, one) => `${count} ${unit}${one ? "" : "s"}`,
    past: (count, unit, one) => `${count} ${unit}${one ? "" : "s"} ago`,
    future: (count, unit, one) => `in ${count} ${unit}${one ? "" : "s"}`,
  },
};
