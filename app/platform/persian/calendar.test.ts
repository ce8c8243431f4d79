import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  clubDay,
  dateFromJalali,
  isJalaliDate,
  isJalaliLeap,
  jalaliFromDate,
  jalaliMonthLength,
  startOfClubDay,
  startOfClubWeek,
} from "./calendar.ts";

const tehran = "Asia/Tehran";
const dayMs = 86_400_000;
const zones = [
  tehran,
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Havana",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];
const instants = fc.integer({ min: Date.UTC(1925, 0), max: Date.UTC(2120, 0) });

describe("Jalali calendar", () => {
  test("agrees with Intl on every day of 1300–1500, there and back", () => {
    const intl = new Intl.DateTimeFormat("en-US-u-ca-persian-nu-latn", {
      timeZone: "UTC",
      year: "numeric",
      month: "numeric",
      day: "numeric",
    });
    const first = dateFromJalali({ year: 1300, month: 1, day: 1 }, "UTC").getTime();
    const last = dateFromJalali({ year: 1501, month: 1, day: 1 }, "UTC").getTime();
    const different: string[] = [];
    for (let ms = first; ms < last; ms += dayMs) {
      const { year, month, day } = jalaliFromDate(ms, "UTC");
      const expected = intl.format(ms).replace(/[^\d/]/g, "");
      const back = dateFromJalali({ year, month, day }, "UTC").getTime();
      if (expected !== `${month}/${day}/${year}` || back !== ms) different.push(expected);
    }
    expect(different).toEqual([]);
    expect((last - first) / dayMs).toBe(201 * 365 + 49);
  });

  test.each([
    ["2024-03-20", { year: 1403, month: 1, day: 1 }],
    ["2025-03-20", { year: 1403, month: 12, day: 30 }],
    ["2025-03-21", { year: 1404, month: 1, day: 1 }],
    ["2026-03-20", { year: 1404, month: 12, day: 29 }],
    ["2027-03-21", { year: 1406, month: 1, day: 1 }],
    ["2030-03-20", { year: 1408, month: 12, day: 30 }],
    ["2034-03-20", { year: 1412, month: 12, day: 30 }],
    ["1979-02-11", { year: 1357, month: 11, day: 22 }],
  ])("%s", (day, date) => {
    expect(jalaliFromDate(startOfClubDay(day, tehran), tehran)).toEqual(date);
    expect(clubDay(dateFromJalali(date, tehran), tehran)).toBe(day);
  });

  test("has a 30 Esfand in leap years only", () => {
    const leap = [1399, 1400, 1401, 1402, 1403, 1404, 1405, 1406, 1407, 1408, 1409, 1410, 1411, 1412].filter(
      isJalaliLeap,
    );
    expect(leap).toEqual([1399, 1403, 1408, 1412]);
    expect(leap.map((year) => jalaliMonthLength(year, 12))).toEqual([30, 30, 30, 30]);
    expect([1, 6, 7, 11, 12].map((month) => jalaliMonthLength(1404, month))).toEqual([31, 31, 30, 30, 29]);
    expect(isJalaliDate({ year: 1403, month: 12, day: 30 })).toBe(true);
    expect(isJalaliDate({ year: 1404, month: 12, day: 30 })).toBe(false);
  });

  test.each([
    { year: 1404, month: 12, day: 30 },
    { year: 1404, month: 13, day: 1 },
    { year: 1404, month: 7, day: 31 },
    { year: 1404, month: 0, day: 1 },
    { year: 1404, month: 1, day: 1.5 },
    { year: Number.NaN, month: 1, day: 1 },
  ])("refuses $year/$month/$day", (date) => {
    expect(isJalaliDate(date)).toBe(false);
    expect(() => dateFromJalali(date, tehran)).toThrow(RangeError);
  });
});

describe("the club's day", () => {
  test("is the one Intl shows, at any instant in any zone, also around changes of the clock", () => {
    const changes = [
      "2022-03-21T20:30Z",
      "2022-09-21T19:30Z",
      "2026-10-25T01:00Z",
      "2011-12-30T10:00Z",
      "2026-11-01T05:00Z",
    ];
    const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -9e7, max: 9e7 }));
    const instant = fc.oneof(
      instants,
      near.map(([change, ms]) => Date.parse(change) + ms),
    );
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (ms, timeZone) => {
        expect(clubDay(ms, timeZone)).toBe(
          new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(ms),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("turns at midnight of the club, not of the server", () => {
    expect(clubDay(new Date("2027-03-20T20:29:59.999Z"), tehran)).toBe("2027-03-20");
    expect(clubDay(new Date("2027-03-20T20:30:00Z"), tehran)).toBe("2027-03-21");
    expect(startOfClubDay("2027-03-21", tehran).toISOString()).toBe("2027-03-20T20:30:00.000Z");
  });

  test.each([
    ["clocks forward over midnight", "2022-03-22", tehran, "2022-03-21T20:30:00.000Z"],
    ["clocks back over midnight", "2022-09-22", tehran, "2022-09-21T20:30:00.000Z"],
    ["clocks back to midnight", "2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
    ["clocks forward by night", "2027-03-28", "Europe/Berlin", "2027-03-27T23:00:00.000Z"],
    ["after the clocks went back", "2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
    ["forward over midnight in the Americas", "2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"],
  ])("starts right with %s", (_, day, timeZone, start) => {
    expect(startOfClubDay(day, timeZone).toISOString()).toBe(start);
  });

  test("starts at the first instant that has its date, in any zone", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (ms, timeZone) => {
        const day = clubDay(ms, timeZone);
        const start = startOfClubDay(day, timeZone).getTime();
        expect(start).toBeLessThanOrEqual(ms);
        expect(clubDay(start, timeZone)).toBe(day);
        expect(clubDay(start - 1, timeZone) < day).toBe(true);
        expect(startOfClubDay(addDays(day, 1), timeZone).getTime()).toBeGreaterThan(ms);
      }),
      { numRuns: 500 },
    );
  });

  test("belongs to a week that starts on Saturday", () => {
    expect(startOfClubWeek(new Date("2027-03-21T12:00:00Z"), tehran).toISOString()).toBe("2027-03-19T20:30:00.000Z");
    expect(startOfClubWeek(new Date("2027-03-19T20:29:00Z"), tehran).toISOString()).toBe("2027-03-12T20:30:00.000Z");
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (ms, timeZone) => {
        const start = startOfClubWeek(ms, timeZone);
        const first = clubDay(start, timeZone);
        const days = (Date.parse(clubDay(ms, timeZone)) - Date.parse(first)) / dayMs;
        expect(new Date(first).getUTCDay()).toBe(6);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
      }),
    );
  });

  test("counts on over months and years, and refuses what is no day", () => {
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
    for (const text of ["", "2027-02-29", "2027-13-01", "2027-3-21", "۲۰۲۷-۰۳-۲۱", "2027-03-21T00:00"]) {
      expect(() => startOfClubDay(text, tehran)).toThrow(RangeError);
    }
    expect(() => clubDay(0, "Asia/Nowhere")).toThrow(RangeError);
    expect(() => clubDay(new Date(Number.NaN), tehran)).toThrow(RangeError);
  });
});
