import type { Language } from "#app/platform/language.ts";
import { clubDay } from "./calendar.ts";
import { type Calendar, formatDate } from "./format.ts";

type Place = { locale: Language; timeZone: string; calendar?: Calendar };

/** Words of the calendar rather than of the interface, so that every sentence can hold them. */
const words = {
  fa: { at: "ساعت", tomorrow: "فردا ساعت", on: (day: string, time: string) => `${day} ساعت ${time}` },
  en: { at: "at", tomorrow: "tomorrow at", on: (day: string, time: string) => `on ${day} at ${time}` },
};

/** Below this many seconds a wait is counted in seconds rather than told as a time of day. */
const countedSeconds = 90;

/**
 * When something will be possible, to stand inside a sentence: "in 12 seconds", "at 14:05", "tomorrow at 09:00",
 * "on 3 December at 09:00"; in Persian «۱۲ ثانیهٔ دیگر», «ساعت ۱۴:۰۵».
 */
export function formatUntil(until: Date, now: Date, place: Place): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds <= countedSeconds) return inSeconds(seconds, place.locale);
  const { at, tomorrow, on } = words[place.locale];
  const time = formatDate(until, place, "time");
  const day = clubDay(until, place.timeZone);
  if (day === clubDay(now, place.timeZone)) return `${at} ${time}`;
  if (day === clubDay(new Date(now.getTime() + 86_400_000), place.timeZone)) return `${tomorrow} ${time}`;
  return on(formatDate(until, place, "day"), time);
}

function inSeconds(seconds: number, locale: Language): string {
  return locale === "fa"
    ? `${new Intl.NumberFormat("fa").format(seconds)} ثانیهٔ دیگر`
    : new Intl.RelativeTimeFormat("en").format(seconds, "second");
}
