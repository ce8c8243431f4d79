/** Graphemes of the reason that a member is told. */
export const standingReasonMax = 500;

/** How long it lasts: hours of the ladder of warnings, until a day, or for good. */
export const standingLasts = ["24", "72", "168", "720", "day", "forever"] as const;
