import { dayNumber, localTime, startOfDay } from "./zone.ts";

/** A day of the Jalali (Solar Hijri) calendar; month and day count from 1. */
export type JalaliDate = { year: number; month: number; day: number };

const dayMs = 86_400_000;
/** Days from 1 Farvardin of year 1 to 1970-01-01. */
const jalaliEpoch = 492_268;
/** A cycle of 33 years has eight leap days. */
const cycleYears = 33;
const cycleDays = 12_053;
/** The day 1970-01-03 was the first Saturday after the epoch. */
const firstSaturday = 2;

/** Whether Esfand of a Jalali year has 30 days. Agrees with ICU up to 1501 (see decision 0005). */
export function isJalaliLeap(year: number): boolean {
  return modulo(25 * year + 11, cycleYears) < 8;
}

/** Days of a Jalali month (1 = Farvardin). Throws RangeError for a month that does not exist. */
export function jalaliMonthLength(year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`No Jalali month ${month}`);
  if (month <= 6) return 31;
  return month < 12 || isJalaliLeap(year) ? 30 : 29;
}

/** Whether a day exists in the Jalali calendar: 30 Esfand does in leap years only. */
export function isJalaliDate({ year, month, day }: JalaliDate): boolean {
  const inMonth = Number.isInteger(year) && Number.isInteger(month) && month >= 1 && month <= 12;
  return inMonth && Number.isInteger(day) && day >= 1 && day <= jalaliMonthLength(year, month);
}

/** The Jalali day on which an instant falls in a time zone. */
export function jalaliFromDate(instant: Date | number, timeZone: string): JalaliDate {
  return toJalali(dayNumber(localTime(instant, timeZone)));
}

/** The first instant of a Jalali day in a time zone. Throws RangeError for a day that does not exist. */
export function dateFromJalali(date: JalaliDate, timeZone: string): Date {
  if (!isJalaliDate(date)) throw new RangeError(`No Jalali day ${date.year}/${date.month}/${date.day}`);
  return startOfDay(fromJalali(date), timeZone);
}

/** The club's day at an instant as an ISO 8601 date, "2027-03-21": Gregorian, so that it sorts and stores as one. */
export function clubDay(instant: Date | number, timeZone: string): string {
  return toIsoDay(dayNumber(localTime(instant, timeZone)));
}

/** The first instant of a club's day given as "YYYY-MM-DD". Throws RangeError for what is not such a day. */
export function startOfClubDay(day: string, timeZone: string): Date {
  return startOfDay(fromIsoDay(day), timeZone);
}

/** The club's day so many days later, or earlier where `days` is negative. Throws RangeError for what is not a day. */
export function addDays(day: string, days: number): string {
  return toIsoDay(fromIsoDay(day) + days);
}

/** The first instant of the club's week, which begins on Saturday, around an instant. */
export function startOfClubWeek(instant: Date | number, timeZone: string): Date {
  const day = dayNumber(localTime(instant, timeZone));
  return startOfDay(day - modulo(day - firstSaturday, 7), timeZone);
}

/** The Jalali date of a day counted from 1970-01-01 = 0. */
export function toJalali(day: number): JalaliDate {
  const sinceEpoch = day + jalaliEpoch;
  const year = 1 + Math.floor((cycleYears * sinceEpoch + 3) / cycleDays);
  const dayOfYear = sinceEpoch - daysBeforeYear(year);
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) : 6 + Math.floor((dayOfYear - 186) / 30);
  return { year, month: month + 1, day: 1 + dayOfYear - daysBeforeMonth(month) };
}

function fromJalali({ year, month, day }: JalaliDate): number {
  return daysBeforeYear(year) + daysBeforeMonth(month - 1) + day - 1 - jalaliEpoch;
}

function daysBeforeYear(year: number): number {
  return 365 * (year - 1) + Math.floor((8 * year + 21) / cycleYears);
}

function daysBeforeMonth(monthsBefore: number): number {
  return monthsBefore <= 6 ? 31 * monthsBefore : 30 * monthsBefore + 6;
}

function toIsoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function fromIsoDay(text: string): number {
  const day = Date.parse(`${text}T00:00:00Z`) / dayMs;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day) || toIsoDay(day) !== text) {
    throw new RangeError(`Not a day: ${JSON.stringify(text)}`);
  }
  return day;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
