/** What trust is judged by: what a member read, gave and got. */
export type Conduct = {
  days: number;
  topicsOpened: number;
  postsRead: number;
  seconds: number;
  likesGiven: number;
  likesReceived: number;
  topicsRepliedTo: number;
};

/** The level up to which trust, once earned, stays; above it the last days decide. */
const lasting = 2;

/** How many days back the highest level looks. */
export const rollingDays = 100;

/** What a member needs for levels 1 (basic), 2 (member) and 3 (regular, within the rolling days). */
const trustLevels: readonly Partial<Conduct>[] = [
  { topicsOpened: 5, postsRead: 30, seconds: 600 },
  { days: 15, topicsOpened: 20, postsRead: 100, likesGiven: 1, likesReceived: 1, topicsRepliedTo: 3 },
  { days: 50, topicsOpened: 60, postsRead: 500, likesGiven: 20, likesReceived: 10, topicsRepliedTo: 10 },
];

/** No count of likes or topics has to go beyond this to be judged. */
export const mostCounted = 20;

/**
 * The trust somebody has earned, never skipping a level.
 * @param ever since they joined
 * @param lately within the rolling days
 */
export function trustFor(current: number, ever: Conduct, lately: Conduct): number {
  let trust = Math.min(current, lasting);
  for (const [index, needed] of trustLevels.entries()) {
    const conduct = index < lasting ? ever : lately;
    if (trust === index && meets(conduct, needed)) trust = index + 1;
  }
  return trust;
}

function meets(conduct: Conduct, needed: Partial<Conduct>): boolean {
  return Object.entries(needed).every(([what, least]) => conduct[what as keyof Conduct] >= least);
}
