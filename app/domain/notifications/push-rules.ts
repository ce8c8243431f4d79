import { daySeconds, hourSeconds, minuteSeconds } from "#app/platform/clock.ts";

/** Devices of one member; a further one takes the place of the one that was told last of all. */
export const pushDevicesMax = 10;
/** Characters of an endpoint, and of what a browser says about itself. */
export const endpointMax = 2_000;
export const userAgentMax = 300;
/** How long a push service keeps a message for a device that cannot be reached; later it is no news any more. */
export const pushTtlSeconds = daySeconds;
/** Notifications that are pushed together at most. */
export const pushedAtOnce = 60;
/** Threads that are told one by one; more of them are told as a number. */
export const pushedThreadsMax = 3;
/** Graphemes of a message's sentence; with the rest it stays far below the 3 kB that every push service takes. */
export const pushTextMax = 200;
/** While somebody sends to a device, nobody else does; after this long they are taken for dead. */
export const sendingSeconds = minuteSeconds;
/** How long a browser is taken to show the club after it last said so. */
export const inSightSeconds = 75;
/** Failures in a row after which a device is forgotten; with the waits between them that is about a week. */
export const pushFailuresMax = 25;

const longestWaitSeconds = 8 * hourSeconds;
const longestWishSeconds = daySeconds;
/** The part of a wait that chance adds at most, so that what failed together does not come back together. */
const jitter = 0.2;

/**
 * How many seconds to wait after so many failures in a row: a minute, twice as long each time, eight hours at most.
 * @param wished what the push service asked for, in seconds
 * @param chance from 0 to 1
 */
export function pushWait(failures: number, wished: number, chance: number): number {
  const usual = Math.min(longestWaitSeconds, minuteSeconds * 2 ** Math.min(failures - 1, 10));
  return Math.max(usual * (1 + jitter * chance), Math.min(wished, longestWishSeconds));
}
