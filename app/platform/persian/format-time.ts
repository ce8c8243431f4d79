import type { Language } from "#app/platform/language.ts";
import { toJalali } from "./calendar.ts";
import { monthNames, type TimeUnit, timePhrases, weekdayNames } from "./calendar-words.ts";
import { toPersianDigits } from "./digits.ts";
import { formatNumber } from "./format-number.ts";
import { dayNumber, localTime } from "./zone.ts";

/** The calendars that dates are shown in. */
export const calendars = ["persian", "gregory"] as const;
export type Calendar = (typeof calendars)[number];

/** The calendar in which a language writes dates. */
export function calendarOfLanguage(locale: Language): Calendar {
  return locale === "fa" ? "persian" : "gregory";
}

/** Whose date it is; the calendar is the language's own unless the member chose the other. */
export type DateContext = { locale: Language; timeZone: string; calendar?: Calendar };

/**
 * day «۱ فروردین» · long «۱ فروردین ۱۴۰۶» · full «یکشنبه ۱ فروردین ۱۴۰۶» · short «۱۴۰۶/۰۱/۰۱», "21 Mar 2027" ·
 * time «۱۴:۰۵» · moment «یکشنبه ۱ فروردین ۱۴۰۶، ساعت ۱۴:۰۵».
 */
export type DateStyle = "day" | "long" | "full" | "short" | "time" | "moment";

/**
 * A date or a time of day to read, the same letters on server and in browser: of Intl only the clock of the time zone
 * is asked. Persian writes the Jalali calendar unless told otherwise, English the Gregorian; clocks have 24 hours.
 * Throws RangeError for an invalid date or an unknown time zone.
 */
export function formatDate(instant: Date, context: DateContext, style: DateStyle): string {
  const { locale, timeZone, calendar = calendarOfLanguage(locale) } = context;
  const local = localTime(instant, timeZone);
  const time = `${twoDigits(local.hour)}:${twoDigits(local.minute)}`;
  const date = calendar === "persian" ? toJalali(dayNumber(local)) : local;
  const months = monthNames[locale][calendar];
  const day = `${date.day} ${months.alone[date.month - 1]}`;
  const long = `${date.day} ${months.beforeYear[date.month - 1]} ${date.year}`;
  const full = `${weekdayNames[locale][weekday(local)]} ${long}`;
  const short =
    locale === "fa"
      ? `${date.year}/${twoDigits(date.month)}/${twoDigits(date.day)}`
      : `${date.day} ${months.short[date.month - 1]} ${date.year}`;
  const moment = timePhrases[locale].at(full, time);
  return inDigitsOf(locale, { day, long, full, short, time, moment }[style]);
}

const secondsIn: [unit: TimeUnit, seconds: number][] = [
  ["year", 31_556_952],
  ["month", 2_629_746],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];
/** Nobody counts the seconds since something happened; of what is to come, clocks differ by as many as the second. */
const justNow = { past: 60, future: 10 };

/** How long ago something was or how soon it will be, in whole units: «۳ دقیقه پیش», "in 2 hours", «همین حالا». */
export function formatRelative(instant: Date, now: Date, locale: Language): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const phrases = timePhrases[locale];
  const distance = Math.abs(seconds);
  if (distance < (seconds > 0 ? justNow.future : justNow.past)) return phrases.now;
  const { unit, count } = wholeUnits(distance);
  return (seconds < 0 ? phrases.past : phrases.future)(formatNumber(count, locale), unit, count === 1);
}

/** The first instant at which `formatRelative` says of a past one what it says now: it stands still between two changes. */
export function steadyNow(instant: Date, now: Date): Date {
  const distance = (now.getTime() - instant.getTime()) / 1000;
  if (distance < 0) return now;
  if (distance < justNow.past) return instant;
  const { count, length } = wholeUnits(distance);
  return new Date(instant.getTime() + count * length * 1000);
}

function wholeUnits(seconds: number) {
  const [unit, length] = secondsIn.find(([, length]) => seconds >= length)!;
  return { unit, length, count: Math.floor(seconds / length) };
}

/** A wait or a length of time in its two largest units, never less than it is: «۲ ساعت و ۵ دقیقه», "45 seconds". */
export function formatDuration(seconds: number, locale: Language): string {
  const { span, and } = timePhrases[locale];
  const units = secondsIn.filter(([unit]) => unit !== "year" && unit !== "month" && unit !== "week");
  const exact = Math.max(0, Math.ceil(seconds));
  const first = units.findIndex(([, length]) => exact >= length);
  if (first < 0) return span(formatNumber(0, locale), "second", false);
  const smallest = (units[first + 1] ?? units[first])![1];
  let rest = Math.ceil(exact / smallest) * smallest;
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(span(formatNumber(count, locale), unit, count === 1));
  }
  return parts.join(and);
}

function weekday(date: { year: number; month: number; day: number }): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function inDigitsOf(locale: Language, text: string): string {
  return locale === "fa" ? toPersianDigits(text) : text;
}
