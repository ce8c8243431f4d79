import { addSeconds } from "#app/platform/clock.ts";
import { dayNumber, localTime, startOfDay } from "#app/platform/persian/zone.ts";

/** The hours of a member in which mail and push wait: minutes of the club's day; they may go over midnight. */
export type QuietHours = { quiet: boolean; quietFrom: number; quietUntil: number };

/** Until when a member shall be left alone at an instant; null when they may be told. */
export function quietUntil({ quiet, quietFrom, quietUntil: end }: QuietHours, at: Date, timeZone: string): Date | null {
  if (!quiet || quietFrom === end) return null;
  const local = localTime(at, timeZone);
  const minute = local.hour * 60 + local.minute;
  const overMidnight = quietFrom > end;
  const isQuiet = overMidnight ? minute >= quietFrom || minute < end : minute >= quietFrom && minute < end;
  if (!isQuiet) return null;
  const ends = clockShows(end, dayNumber(local) + (minute < end ? 0 : 1), timeZone);
  return ends > at ? ends : null;
}

/** When the clock shows a minute of a day; on a day on which clocks change it is not as long after midnight. */
function clockShows(minute: number, day: number, timeZone: string): Date {
  const usual = addSeconds(startOfDay(day, timeZone), minute * 60);
  const shown = localTime(usual, timeZone);
  return addSeconds(usual, (minute - shown.hour * 60 - shown.minute) * 60);
}
