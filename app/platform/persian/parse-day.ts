import { dateFromJalali, isJalaliDate, startOfClubDay } from "./calendar.ts";
import { toLatinDigits } from "./digits.ts";

/** Years before this one are Jalali: the calendar that a person wrote a date in shows by itself. */
const firstGregorianYear = 1700;

/** The calendar that a year is written in. */
export function calendarOfYear(year: number): "persian" | "gregory" {
  return year < firstGregorianYear ? "persian" : "gregory";
}

const datePattern = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

/**
 * The beginning of a day as people write it, «۱۴۰۵/۰۱/۳۱» or "2026-03-21", in any digits; null when it is no date.
 * @param timeZone the zone whose day is meant
 */
export function parseDay(text: string, timeZone: string): Date | null {
  const found = datePattern.exec(toLatinDigits(text).trim());
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  if (calendarOfYear(year) === "persian")
    return isJalaliDate({ year, month, day }) ? dateFromJalali({ year, month, day }, timeZone) : null;
  const iso = [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
  const instant = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(iso)
    ? null
    : startOfClubDay(iso, timeZone);
}
