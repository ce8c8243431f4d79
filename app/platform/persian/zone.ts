const dayMs = 86_400_000;
/** A zone's clock, and its offset on the UTC days asked for; null on a day on which it changes. */
type Zone = { clock: Intl.DateTimeFormat; offsets: Map<number, number | null> };

const zones = new Map<string, Zone>();
/** Days remembered per zone, some forty years; asking Intl takes a hundred times as long as remembering. */
const mostOffsets = 15_000;

/** What clock and wall calendar show somewhere; `month` counts from 1, the calendar is the Gregorian one. */
export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** Reads clock and calendar of an IANA time zone at an instant. Throws RangeError for unknown zones and invalid dates. */
export function localTime(instant: Date | number, timeZone: string): LocalTime {
  const utc = Number(instant);
  const local = new Date(utc + offsetMs(utc, timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
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
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetMs(middle, timeZone) >= local) high = middle;
    else low = middle;
  }
  return high;
}

function offsetMs(instantMs: number, timeZone: string): number {
  const { clock, offsets } = zoneOf(timeZone);
  const day = Math.floor(instantMs / dayMs);
  let offset = offsets.get(day);
  if (offset === undefined) {
    const atStart = askOffset(day * dayMs, clock);
    offset = atStart === askOffset((day + 1) * dayMs, clock) ? atStart : null;
    if (offsets.size >= mostOffsets) offsets.clear();
    offsets.set(day, offset);
  }
  return offset ?? askOffset(instantMs, clock);
}

function askOffset(instantMs: number, clock: Intl.DateTimeFormat): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instantMs)) shown[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
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
  const zone = { clock, offsets: new Map() };
  zones.set(timeZone, zone);
  return zone;
}
