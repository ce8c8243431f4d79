import { now } from "#app/platform/clock.ts";
import type { Language } from "#app/platform/language.ts";
import { clubDay, dateFromJalali, jalaliFromDate, startOfClubDay } from "#app/platform/persian/calendar.ts";
import { toLatinDigits, toPersianDigits } from "#app/platform/persian/digits.ts";
import { type Calendar, formatDate } from "#app/platform/persian/format.ts";
import { calendarOfYear, parseDay } from "#app/platform/persian/parse-day.ts";

/** A day of birth: YYYY-MM-DD in the calendar it was given in. */
export type Birthday = { date: string; calendar: Calendar };

const oldestYears = 120;
/** A day of birth belongs to no time zone; it is reckoned in this one. */
const timeZone = "UTC";

/** Reads a day as people write it, in any digits; the year tells the calendar. Null when it is no date. */
export function readBirthday(text: string): Birthday | null {
  const day = parseDay(text, timeZone);
  if (!day) return null;
  const calendar = calendarOfYear(Number(toLatinDigits(text).trim().slice(0, 4)));
  if (calendar === "gregory") return { date: clubDay(day, timeZone), calendar };
  const { year, month, day: ofMonth } = jalaliFromDate(day, timeZone);
  return { date: [String(year), twoDigits(month), twoDigits(ofMonth)].join("-"), calendar };
}

/** Whether somebody who is alive can be born on a day. */
export function isPossibleBirthday(birthday: Birthday): boolean {
  const born = instantOf(birthday);
  const oldest = new Date(now());
  oldest.setUTCFullYear(oldest.getUTCFullYear() - oldestYears);
  return born <= now() && born >= oldest;
}

/** A day of birth as it is typed into a field: «۱۳۷۰/۰۵/۱۲», "1991/08/03". */
export function typedBirthday({ date }: Birthday, locale: Language): string {
  const text = date.replaceAll("-", "/");
  return locale === "fa" ? toPersianDigits(text) : text;
}

/** A day of birth to read, in the calendar it was given in: «۱۲ مرداد ۱۳۷۰». */
export function formatBirthday(birthday: Birthday, locale: Language): string {
  return formatDate(instantOf(birthday), { locale, timeZone, calendar: birthday.calendar }, "long");
}

function instantOf({ date, calendar }: Birthday): Date {
  if (calendar === "gregory") return startOfClubDay(date, timeZone);
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return dateFromJalali({ year, month, day }, timeZone);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
