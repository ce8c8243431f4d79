const dayMs = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clock and wall calendar show somewhere; `month` counts from 1, the calendar is the Gregorian one. */
export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** Reads clock and calendar of an IANA time zone at an instant. Throws RangeError for unknown zones and invalid dates. */
export function localTime(instant: Date | number, timeZone: string): LocalTime {
  const time: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) time[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = time;
  return { year, month, day, hour, minute, second };
}

/** The number of a Gregorian day, counted from 1970-01-01 = 0. */
export function dayNumber(date: { year: number; month: number; day: number }): number {
  return Date.UTC(date.year, date.month - 1, date.day) / dayMs;
}

/**
 * The first instant of a day in a time zone, as Temporal's `startOfDay`: midnight, the earlier one where clocks are set
 * back over it, the end of the gap where they are set forward over it (Tehran before 2023).
 */
export function startOfDay(day: number, timeZone: string): Date {
  const midnight = day * dayMs;
  const earliest = midnight - offsetMs(midnight - dayMs, timeZone);
  const latest = midnight - offsetMs(midnight + dayMs, timeZone);
  const [before, after] = earliest < latest ? [earliest, latest] : [latest, earliest];
  for (const instant of [before, after]) {
    if (instant + offsetMs(instant, timeZone) === midnight) return new Date(instant);
  }
  return new Date(firstAtOrAfter(midnight, before, after, timeZone));
}

/** Halves the span until it holds the one instant at which the local clock jumps to or over `local`. */
function firstAtOrAfter(local: number, from: number, to: number, timeZone: string): number {
  let [low, high] = [from - 1, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetMs(middle, timeZone) >= local) high = middle;
    else low = middle;
  }
  return high;
}

function offsetMs(instantMs: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = localTime(instantMs, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}
