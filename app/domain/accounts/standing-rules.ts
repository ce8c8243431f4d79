/** Graphemes of the reason that a member is told. */
export const standingReasonMax = 500;

/** Hours that a silence or a suspension may be given with one click: the ladder of warnings. */
export const standingHours = [24, 72, 168, 720] as const;
