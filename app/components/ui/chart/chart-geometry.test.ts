import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaPath, axisSteps, heightOf, linePath, placesAlong, shownLabels } from "./chart-geometry.ts";

const box = { width: 100, height: 50 };

describe("an axis", () => {
  test.each([
    [[], [0, 1]],
    [
      [0, 0],
      [0, 1],
    ],
    [
      [1, 2, 3],
      [0, 1, 2, 3],
    ],
    [
      [7, 12],
      [0, 5, 10, 15],
    ],
    [[380], [0, 100, 200, 300, 400]],
    [
      [-20, 30],
      [-20, 0, 20, 40],
    ],
    [
      [0.2, 0.55],
      [0, 0.2, 0.4, 0.6],
    ],
    [[1_250_000], [0, 500_000, 1_000_000, 1_500_000]],
  ])("for %j has the steps %j", (values, steps) => expect(axisSteps(values)).toEqual(steps));

  test("holds every value within few, even steps", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (values) => {
        const steps = axisSteps(values);
        expect(steps.length).toBeGreaterThanOrEqual(2);
        expect(steps.length).toBeLessThanOrEqual(7);
        for (const value of values) {
          expect(heightOf(value, steps, box)).toBeGreaterThanOrEqual(0);
          expect(heightOf(value, steps, box)).toBeLessThanOrEqual(box.height);
        }
      }),
    );
  });
});

test("time runs in the reading direction", () => {
  expect(placesAlong(4, box, "ltr")).toEqual([12.5, 37.5, 62.5, 87.5]);
  expect(placesAlong(4, box, "rtl")).toEqual([87.5, 62.5, 37.5, 12.5]);
});

test("a missing value leaves a gap", () => {
  expect(linePath([[0, 1], [2, 3], null, [4, 5]])).toBe("M0 1L2 3M4 5");
  expect(
    areaPath(
      [
        [0, 1],
        [2, 3],
      ],
      9,
    ),
  ).toBe("M0 1L2 3L2 9L0 9Z");
  expect(areaPath([], 9)).toBe("");
});

test("of many labels as many are shown as there is room for, the last among them", () => {
  expect([...shownLabels(4, 10)]).toEqual([0, 1, 2, 3]);
  expect([...shownLabels(30, 5)]).toEqual([5, 11, 17, 23, 29]);
  expect([...shownLabels(0, 5)]).toEqual([]);
});
