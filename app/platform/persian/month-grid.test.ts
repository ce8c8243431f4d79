import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendars } from "./format-time.ts";
import {
  addMonths,
  dayByKey,
  dayOfParts,
  monthTitle,
  partsOfDay,
  placeInWeek,
  readTypedDay,
  typedDay,
  weekdaysOfClub,
  weeksOfMonth,
} from "./month-grid.ts";

const nowruz1405 = Date.UTC(2026, 2, 21) / 86_400_000;
const days = fc.integer({ min: -18_000, max: 45_000 });

describe("a month as weeks", () => {
  test("Farvardin 1405 begins on a Saturday and has 31 days", () => {
    const weeks = weeksOfMonth(nowruz1405 + 12, "persian");
    expect(weeks[0]).toEqual([0, 1, 2, 3, 4, 5, 6].map((place) => nowruz1405 + place));
    expect(weeks.at(-1)).toEqual([nowruz1405 + 28, nowruz1405 + 29, nowruz1405 + 30, null, null, null, null]);
  });

  test.each(calendars)("holds each day of the month once, on its weekday (%s)", (calendar) => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month } = partsOfDay(day, calendar);
        const weeks = weeksOfMonth(day, calendar);
        const all = weeks.flat().filter((one) => one !== null);
        expect(all).toContain(day);
        expect(all.map((one) => partsOfDay(one, calendar).day)).toEqual(all.map((_, index) => index + 1));
        expect(partsOfDay(all.at(-1)! + 1, calendar)).toMatchObject({ day: 1 });
        expect(partsOfDay(all[0]!, calendar)).toEqual({ year, month, day: 1 });
        for (const week of weeks)
          for (const [place, one] of week.entries()) if (one !== null) expect(placeInWeek(one)).toBe(place);
      }),
    );
  });
});

test("months later keep the day, or take the last of a shorter month", () => {
  const last = dayOfParts({ year: 1404, month: 6, day: 31 }, "persian");
  expect(partsOfDay(addMonths(last, 1, "persian"), "persian")).toEqual({ year: 1404, month: 7, day: 30 });
  expect(partsOfDay(addMonths(last, -6, "persian"), "persian")).toEqual({ year: 1403, month: 12, day: 30 });
  const january = dayOfParts({ year: 2026, month: 1, day: 31 }, "gregory");
  expect(partsOfDay(addMonths(january, 1, "gregory"), "gregory")).toEqual({ year: 2026, month: 2, day: 28 });
  expect(partsOfDay(addMonths(january, -1, "gregory"), "gregory")).toEqual({ year: 2025, month: 12, day: 31 });
});

test("keys move by day, week, month and year, along the reading direction", () => {
  const press = (key: string, dir: "ltr" | "rtl" = "rtl", shiftKey = false) =>
    dayByKey({ key, shiftKey }, nowruz1405, "persian", dir)! - nowruz1405;
  expect([press("ArrowLeft"), press("ArrowRight")]).toEqual([1, -1]);
  expect([press("ArrowLeft", "ltr"), press("ArrowRight", "ltr")]).toEqual([-1, 1]);
  expect([press("ArrowUp"), press("ArrowDown"), press("Home"), press("End")]).toEqual([-7, 7, 0, 6]);
  expect([press("PageDown"), press("PageUp"), press("PageDown", "rtl", true)]).toEqual([31, -29, 365]);
  expect(dayByKey({ key: "a", shiftKey: false }, nowruz1405, "persian", "rtl")).toBeNull();
});

test("the club's week begins on Saturday", () => {
  expect(
    weekdaysOfClub("fa")
      .map(({ letter }) => letter)
      .join(""),
  ).toBe("شیدسچپج");
  expect(weekdaysOfClub("en")[0]).toEqual({ name: "Saturday", letter: "Sa" });
  expect(monthTitle(nowruz1405, "persian", "fa")).toBe("فروردین ۱۴۰۵");
});

test("a day is read as it is typed", () => {
  expect(typedDay(nowruz1405, "persian", "fa")).toBe("۱۴۰۵/۰۱/۰۱");
  expect(typedDay(nowruz1405, "gregory", "en")).toBe("2026/03/21");
  for (const calendar of calendars)
    fc.assert(
      fc.property(days, (day) => {
        expect(readTypedDay(typedDay(day, calendar, "fa"))).toBe(day);
      }),
    );
  expect(readTypedDay("۱۴۰۵/۱۳/۰۱")).toBeNull();
});
