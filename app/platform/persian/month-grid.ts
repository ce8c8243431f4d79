import type { Language } from "#app/platform/language.ts";
import { dateFromJalali, jalaliMonthLength, toJalali } from "./calendar.ts";
import { monthNames, weekdayNames } from "./calendar-words.ts";
import { toPersianDigits } from "./digits.ts";
import type { Calendar } from "./format-time.ts";
import { parseDay } from "./parse-day.ts";
import { dayNumber, localTime } from "./zone.ts";

/** A day of either calendar; month and day count from 1. */
export type DayParts = { year: number; month: number; day: number };

const dayMs = 86_400_000;
const monthsInYear = 12;
const weekDays = 7;
/** The day 1970-01-03 was a Saturday, on which the club's week begins. */
const firstSaturday = 2;

/** The number of the day, counted from 1970-01-01 = 0, on which an instant falls in a time zone. */
export function dayNumberAt(instant: Date, timeZone: string): number {
  return dayNumber(localTime(instant, timeZone));
}

/**
 * Year, month and day in a calendar.
 * @param day counted from 1970-01-01 = 0
 */
export function partsOfDay(day: number, calendar: Calendar): DayParts {
  if (calendar === "persian") return toJalali(day);
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The number of a day, counted from 1970-01-01 = 0; a day past its month's end becomes the month's last. */
export function dayOfParts({ year, month, day }: DayParts, calendar: Calendar): number {
  const inMonth = Math.min(day, monthLength(year, month, calendar));
  return calendar === "persian"
    ? dateFromJalali({ year, month, day: inMonth }, "UTC").getTime() / dayMs
    : dayNumber({ year, month, day: inMonth });
}

function monthLength(year: number, month: number, calendar: Calendar): number {
  return calendar === "persian" ? jalaliMonthLength(year, month) : new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day so many months later, or the last of a shorter month. */
export function addMonths(day: number, months: number, calendar: Calendar): number {
  const parts = partsOfDay(day, calendar);
  const index = parts.year * monthsInYear + parts.month - 1 + months;
  const [year, month] = [Math.floor(index / monthsInYear), (index % monthsInYear) + 1];
  return dayOfParts({ year, month, day: parts.day }, calendar);
}

/** Which place of the club's week a day has: 0 is Saturday. */
export function placeInWeek(day: number): number {
  return (((day - firstSaturday) % weekDays) + weekDays) % weekDays;
}

/** The weeks of a day's month, Saturday first; null where a week reaches into another month. */
export function weeksOfMonth(day: number, calendar: Calendar): (number | null)[][] {
  const { year, month } = partsOfDay(day, calendar);
  const first = dayOfParts({ year, month, day: 1 }, calendar);
  const [before, length] = [placeInWeek(first), monthLength(year, month, calendar)];
  return Array.from({ length: Math.ceil((before + length) / weekDays) }, (_, week) =>
    Array.from({ length: weekDays }, (_, place) => {
      const inMonth = week * weekDays + place - before;
      return inMonth >= 0 && inMonth < length ? first + inMonth : null;
    }),
  );
}

/** The days of the club's week from Saturday on, with one or two letters that stand for them over a month. */
export function weekdaysOfClub(locale: Language): { name: string; letter: string }[] {
  const names = weekdayNames[locale];
  const letters = locale === "fa" ? 1 : 2;
  return names.map((_, place) => {
    const name = names[(place + weekDays - 1) % weekDays]!;
    return { name, letter: name.slice(0, letters) };
  });
}

/** A day's month with its year: «فروردین ۱۴۰۵», "March 2026". */
export function monthTitle(day: number, calendar: Calendar, locale: Language): string {
  const { year, month } = partsOfDay(day, calendar);
  const text = `${monthNames[locale][calendar].beforeYear[month - 1]} ${year}`;
  return locale === "fa" ? toPersianDigits(text) : text;
}

/** A day as it is typed into a field: «۱۴۰۵/۰۱/۳۱», "2026/03/21". */
export function typedDay(day: number, calendar: Calendar, locale: Language): string {
  const { year, month, day: ofMonth } = partsOfDay(day, calendar);
  const text = [year, month, ofMonth].map((part) => String(part).padStart(2, "0")).join("/");
  return locale === "fa" ? toPersianDigits(text) : text;
}

/** The number of a day as people type it, in either calendar and any digits; null when it is no date. */
export function readTypedDay(text: string): number | null {
  const day = parseDay(text, "UTC");
  return day && day.getTime() / dayMs;
}

/**
 * The day to which a key leads in a month: arrows by day and week, Home and End within the week, Page Up and Down by
 * month, with Shift by year. Null for other keys. https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/
 */
export function dayByKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  day: number,
  calendar: Calendar,
  dir: "ltr" | "rtl",
): number | null {
  const onward = dir === "rtl" ? -1 : 1;
  const months = shiftKey ? monthsInYear : 1;
  const weekStart = day - placeInWeek(day);
  const days = new Map([
    ["ArrowRight", day + onward],
    ["ArrowLeft", day - onward],
    ["ArrowDown", day + weekDays],
    ["ArrowUp", day - weekDays],
    ["Home", weekStart],
    ["End", weekStart + weekDays - 1],
    ["PageUp", addMonths(day, -months, calendar)],
    ["PageDown", addMonths(day, months, calendar)],
  ]);
  return days.get(key) ?? null;
}
