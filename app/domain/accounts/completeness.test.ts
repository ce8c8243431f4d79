import { expect, test } from "vitest";
import { measureProfile, type ProfileStep, profileSteps } from "./completeness.ts";

const filled = (...steps: ProfileStep[]) =>
  Object.fromEntries(profileSteps.map((step) => [step, steps.includes(step)])) as Record<ProfileStep, boolean>;

test("an empty profile begins with the picture", () => {
  expect(measureProfile(filled())).toEqual({ done: 0, total: 7, percent: 0, next: "avatar" });
});

test("the next step is the first that is missing, whatever is filled after it", () => {
  expect(measureProfile(filled("avatar", "city", "birthday"))).toEqual({ done: 3, total: 7, percent: 43, next: "bio" });
});

test("a complete profile has no next step", () => {
  expect(measureProfile(filled(...profileSteps))).toEqual({ done: 7, total: 7, percent: 100, next: null });
});
