import { expect, it } from "vitest";
import { quietUntil } from "./quiet.ts";

const tehran = "Asia/Tehran";
const night = { quiet: true, quietFrom: 22 * 60, quietUntil: 8 * 60 };
/** A time of day in Tehran, which is 3:30 before UTC, on 22 November. */
const at = (clock: string) => new Date(`2026-11-22T${clock}:00+03:30`);
const morning = new Date("2026-11-22T08:00:00+03:30");
const nextMorning = new Date("2026-11-23T08:00:00+03:30");

it.each([
  ["21:59", null],
  ["22:00", nextMorning],
  ["23:59", nextMorning],
  ["00:00", morning],
  ["07:59", morning],
  ["08:00", null],
  ["12:00", null],
])("a night over midnight at %s", (clock, ends) => {
  expect(quietUntil(night, at(clock), tehran)).toEqual(ends);
});

it("an afternoon ends on the same day", () => {
  const afternoon = { quiet: true, quietFrom: 13 * 60 + 30, quietUntil: 15 * 60 };
  expect(quietUntil(afternoon, at("13:29"), tehran)).toBeNull();
  expect(quietUntil(afternoon, at("14:00"), tehran)).toEqual(at("15:00"));
  expect(quietUntil(afternoon, at("15:00"), tehran)).toBeNull();
});

it("is by the club's clock; off, or of no length, it never is", () => {
  expect(quietUntil(night, at("22:30"), "Europe/London")).toBeNull();
  expect(quietUntil({ ...night, quiet: false }, at("23:00"), tehran)).toBeNull();
  expect(quietUntil({ ...night, quietUntil: night.quietFrom }, at("23:00"), tehran)).toBeNull();
});

it("ends when the clock shows it, though clocks change meanwhile", () => {
  const berlin = "Europe/Berlin"; // back by an hour at 03:00 on 25 October 2026
  expect(quietUntil(night, new Date("2026-10-24T21:00:00Z"), berlin)).toEqual(new Date("2026-10-25T07:00:00Z"));
});
