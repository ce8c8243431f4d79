import { daySeconds } from "#app/platform/clock.ts";
import { heatHalfLifeSeconds } from "./rules.ts";

/** What warms a topic: a post counts whole, a like half. */
export const heatWeights = { post: 1, like: 0.5 };
/** What is older than this is left out when heat is computed afresh: it weighs less than a hundredth. */
export const heatWindowSeconds = 14 * daySeconds;

/**
 * A topic's heat from what happened in it: log₂ of the sum of weight · 2^(time / half-life). Fading multiplies all sums
 * by the same factor, so whoever is hotter now stays hotter until something happens, and nothing has to be recomputed
 * as time goes by. The logarithm keeps the powers within a float. −∞ for nothing.
 */
export function heatOf(happened: { weight: number; at: Date }[]): number {
  const powers = happened.map(({ weight, at }) => Math.log2(weight) + at.getTime() / 1000 / heatHalfLifeSeconds);
  const highest = powers.reduce((most, power) => Math.max(most, power), Number.NEGATIVE_INFINITY);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  return highest + Math.log2(powers.reduce((sum, power) => sum + 2 ** (power - highest), 0));
}
