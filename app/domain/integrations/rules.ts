import { daySeconds, minuteSeconds } from "#app/platform/clock.ts";

/** What every token begins with, so that people and leak scanners know one when they see it. */
export const tokenPrefix = "bg_";
/** Graphemes of a token's name. */
export const tokenNameMax = 60;
/** When a token was last used is written down at most this often. */
export const tokenTouchSeconds = minuteSeconds;

/** How long the first answer to an Idempotency-Key is given again. */
export const answerKeptSeconds = daySeconds;
/**
 * A request that has neither answered nor changed anything after this long counts as dead: the same request again takes
 * its place. If it lives after all it can change nothing any more (`answerOnce`).
 */
export const answerPatienceSeconds = minuteSeconds;
