import { hourSeconds, minuteSeconds } from "#app/platform/clock.ts";

/** What the limits on codes may be set to: from, to. */
export const codeLimitRanges = {
  secondsBetweenCodes: [30, 10 * minuteSeconds],
  codesBeforePause: [1, 20],
  codesPauseSeconds: [minuteSeconds, 2 * hourSeconds],
  codesPerNumberAndDay: [3, 100],
  codesPerIp: [5, 1_000],
  codesPerClub: [20, 100_000],
} as const;

export type CodeLimit = keyof typeof codeLimitRanges;
