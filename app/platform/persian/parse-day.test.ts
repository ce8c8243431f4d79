import { expect, test } from "vitest";
import { parseDay } from "./parse-day.ts";

const zone = "Asia/Tehran";

test("reads both calendars in any digits, each by its own years", () => {
  const nowruz = new Date("2026-03-20T20:30:00Z");
  for (const text of ["1405/01/01", "۱۴۰۵/۱/۱", "٢٠٢٦-٠٣-٢١", "2026.3.21"])
    expect(parseDay(text, zone), text).toEqual(nowruz);
});

test("refuses days that no calendar has", () => {
  for (const text of ["1404/12/30", "2026-02-29", "1403/13/01", "tomorrow", "", "20260321"])
    expect(parseDay(text, zone)).toBeNull();
  expect(parseDay("1403/12/30", zone)).toEqual(new Date("2025-03-19T20:30:00Z"));
});
