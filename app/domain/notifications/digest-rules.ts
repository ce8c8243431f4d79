import { addSeconds, daySeconds, hourSeconds, minuteSeconds } from "#app/platform/clock.ts";
import { dayNumber, localTime, startOfDay } from "#app/platform/persian/zone.ts";

/** A digest tells what came until this hour of the club's day, and goes out from then on. */
export const opensAtHour = 8;
/** Days since 1970 of a Saturday, on which the week begins. */
const aSaturday = 2;
/** What is older is told by no digest. */
export const oldestToldSeconds = 14 * daySeconds;
/** How long it is known that a digest was sent; longer than anything is told. */
export const digestKeptSeconds = 60 * daySeconds;
/** A digest that could not be sent by then is left out; the next one tells what it would have told. */
export const lateAfterSeconds = 20 * hourSeconds;
/** Notifications looked at for one digest, and lines it shows. */
export const digestLooksAt = 300;
export const digestLines = 15;
/** Most times a digest is tried; with the queue's exponential back-off that is about sixteen hours. */
export const digestTries = 12;
/** Most times it is handed over without anybody knowing what became of it: a second mail is better than none, a third is not. */
export const handOversMax = 2;
/** How long a mail server may take for a digest, and how long its job is left alone: longer than that, it died at it (s). */
export const digestPatienceSeconds = minuteSeconds;
export const handingOverSeconds = 2 * minuteSeconds;

/** The digests that are open at an instant: the days their periods begin with, and until when they tell. */
export type OpenDigests = { daily: Date; weekly: Date | null; until: Date };

/** Which digests are open: a day's from eight to eight by the club's clock, a week's on its first day alone. */
export function openDigests(at: Date, timeZone: string): OpenDigests {
  const day = dayNumber(localTime(addSeconds(at, -opensAtHour * hourSeconds), timeZone));
  const date = new Date(day * daySeconds * 1000);
  const isFirstOfWeek = (day - aSaturday) % 7 === 0;
  return { daily: date, weekly: isFirstOfWeek ? date : null, until: toldUntil(date, timeZone) };
}

/** Until when a digest of a day tells. */
export function toldUntil(day: Date, timeZone: string): Date {
  return addSeconds(startOfDay(day.getTime() / 1000 / daySeconds, timeZone), opensAtHour * hourSeconds);
}
