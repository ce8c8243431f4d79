import { hourSeconds } from "#app/platform/clock.ts";

/** Lines of a page of activity, before they are put together. */
export const activityPageSize = 40;
/** A page with fewer lines than this is filled from further back. */
export const activityLeastShown = 15;
/** How often a page is filled, where almost nothing may be shown any more. */
export const activityFills = 5;
/** Facts looked at for one filling: most of them may be shown, so that one suffices, and what is hidden costs little. */
export const activityLooks = 100;
/** What is told together lies no further apart than this. */
export const togetherSeconds = 2 * hourSeconds;
/** Faces shown for a line. */
export const lineFaces = 3;
/** Lines in «what happens now». */
export const nowLines = 5;
/** Facts from which those lines are made: many of them may be one line, or by people kept at a distance. */
export const nowFacts = 60;
/** How long «what happens now» is remembered for everyone together, in seconds. */
export const nowSeconds = 2;
