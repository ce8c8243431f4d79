import { describe, expect, test } from "vitest";
import { daySeconds } from "#app/platform/clock.ts";
import { wishedSeconds } from "#app/platform/outgoing/retry-after.ts";
import { retryDelay } from "./webhook-rules.ts";

const delays = (chance: number) =>
  Array.from({ length: 10 }, (_, index) => retryDelay(index + 1, 0, chance)).filter((delay) => delay !== null);

describe("the wait before the next attempt", () => {
  test("grows as the standard suggests, over three days, and ends", () => {
    expect(delays(0)).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(delays(0).reduce((sum, delay) => sum + delay) / daySeconds).toBeGreaterThan(3);
    expect(retryDelay(10, 0, 0)).toBeNull();
    expect(retryDelay(10, 60, 0)).toBeNull();
  });

  test("is longer by chance, at most by a fifth", () => {
    expect(retryDelay(2, 0, 0.5)).toBe(330);
    expect(delays(1).map((delay, index) => delay / delays(0)[index]!)).toEqual(Array.from({ length: 9 }, () => 1.2));
  });

  test("is what the receiver asks for where that is longer, up to a day", () => {
    expect(retryDelay(1, 120, 0)).toBe(120);
    expect(retryDelay(2, 120, 0)).toBe(300);
    expect(retryDelay(1, 999_999_999, 0)).toBe(daySeconds);
  });
});

describe("Retry-After", () => {
  const now = new Date("2027-01-01T00:00:00Z");
  test.each([
    ["120", 120],
    ["Fri, 01 Jan 2027 00:02:00 GMT", 120],
    ["Thu, 31 Dec 2026 23:00:00 GMT", 0],
    ["0", 0],
    ["-5", 0],
    ["soon", 0],
    ["", 0],
    ["9".repeat(400), 0],
    [null, 0],
  ])("%j asks for %d seconds", (header, seconds) => expect(wishedSeconds(header, now)).toBe(seconds));
});
