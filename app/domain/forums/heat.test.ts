import fc from "fast-check";
import { expect, test } from "vitest";
import { heatOf } from "./heat.ts";
import { heatAfter, heatHalfLifeSeconds } from "./rules.ts";

const start = Date.UTC(2026, 0, 1);
const twoWeeks = 14 * 86_400_000;
const happened = fc.record({
  weight: fc.constantFrom(0.5, 1),
  at: fc.integer({ min: 0, max: twoWeeks }).map((passed) => new Date(start + passed)),
});
const some = fc.array(happened, { minLength: 1, maxLength: 40 });

/** What the logarithm stands for, at a moment. */
function fadedSum(list: { weight: number; at: Date }[], moment: number): number {
  return list.reduce((sum, { weight, at }) => {
    return sum + weight * 2 ** ((at.getTime() - moment) / 1000 / heatHalfLifeSeconds);
  }, 0);
}

test("two topics stand in the same order by heat as by their faded sums, at any later moment", () => {
  fc.assert(
    fc.property(some, some, fc.integer({ min: 0, max: 10 * twoWeeks }), (one, other, later) => {
      const moment = start + twoWeeks + later;
      const [left, right] = [fadedSum(one, moment), fadedSum(other, moment)];
      fc.pre(Math.abs(left - right) > 1e-9 * Math.max(left, right));
      expect(heatOf(one) > heatOf(other)).toBe(left > right);
    }),
  );
});

test("computed afresh or grown step by step, heat is the same", () => {
  fc.assert(
    fc.property(some, (list) => {
      const grown = list.reduce((heat, { weight, at }) => heatAfter(heat, weight, at), 0);
      expect(grown).toBeCloseTo(heatOf(list), 8);
    }),
  );
});

test("nothing has no heat; one thing more makes it hotter", () => {
  expect(heatOf([])).toBe(Number.NEGATIVE_INFINITY);
  fc.assert(
    fc.property(some, happened, (list, more) => {
      expect(heatOf([...list, more])).toBeGreaterThan(heatOf(list));
    }),
  );
});
