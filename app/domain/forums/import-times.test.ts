import { expect, test } from "vitest";
import { addSeconds, daySeconds } from "#app/platform/clock.ts";
import { joinedAt, timesAfter, timesOfOpinions } from "./import-times.ts";

const at = new Date("2026-11-22T08:00:00Z");
const ascends = (times: Date[]) => times.every((time, index) => index === 0 || time > times[index - 1]!);

test.each([1, 2, 138, 5_000])("%i opinions were given one after another, the last before the import", (count) => {
  const times = timesOfOpinions("Nokia 500", count, at);
  expect(times).toHaveLength(count);
  expect(ascends(times)).toBe(true);
  expect(times.at(-1)! < at).toBe(true);
  expect(timesOfOpinions("Nokia 500", count, at)).toEqual(times);
});

test("products were not all talked about at the same time, nor everything in one moment", () => {
  const ends = Array.from({ length: 40 }, (_, index) => timesOfOpinions(`Camera ${index}`, 10, at).at(-1)!.getTime());
  expect(new Set(ends.map((end) => Math.floor(end / 86_400_000))).size).toBeGreaterThan(10);
});

test("replies to a talk that went on meanwhile come after it", () => {
  const times = timesOfOpinions("Nokia 500", 5, at);
  expect(timesAfter(null, times, at)).toEqual(times);
  expect(timesAfter(addSeconds(times[0]!, -1), times, at)).toEqual(times);
  for (const last of [times[2]!, addSeconds(at, -1), at, addSeconds(at, daySeconds)]) {
    const later = timesAfter(last, times, at);
    expect(later[0]! > last).toBe(true);
    expect(ascends(later)).toBe(true);
  }
});

test("everybody joined before they said anything", () => {
  for (let person = 0; person < 200; person++) {
    const joined = joinedAt(`author-${person}`, at);
    expect(timesOfOpinions(`Camera ${person}`, 3, at)[0]! > joined).toBe(true);
  }
});
