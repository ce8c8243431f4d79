import { daySeconds, hourSeconds, minuteSeconds } from "#app/platform/clock.ts";

/** Most webhooks of a club: each has a place of its own among the deliveries in hand, so none waits for another. */
export const webhooksMax = 10;
/** Characters of an address, graphemes of a description. */
export const webhookAddressMax = 2_000;
export const webhookDescriptionMax = 200;
export const deliveriesPageSize = 50;
/** What can become of a message. */
export const deliveryStates = ["waiting", "delivered", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Most messages that are sent again at a time. */
export const replayMax = 1_000;
/** What a message is called that tells of nothing. */
export const testMessageKind = "webhook.test";

/** How long both secrets sign after a rotation, so that a receiver can change over. */
export const secretOverlapSeconds = daySeconds;

/** How long after each failed attempt the next one is made (Standard Webhooks): three days and three and a half hours in all. */
const retrySeconds = [
  5,
  5 * minuteSeconds,
  30 * minuteSeconds,
  2 * hourSeconds,
  5 * hourSeconds,
  10 * hourSeconds,
  14 * hourSeconds,
  20 * hourSeconds,
  24 * hourSeconds,
];

/** The part of a delay that chance adds at most, so that what failed together does not come back together. */
const jitter = 0.2;

/** The longest wait that a receiver can ask for. */
const retryAfterMaxSeconds = daySeconds;

/** Delivered messages are forgotten after this long, dead ones later: somebody may still send them again. */
export const deliveredKeptSeconds = 30 * daySeconds;
export const deadKeptSeconds = 90 * daySeconds;

/**
 * How many seconds to wait after so many failed attempts; null when it was the last.
 * @param wished what the receiver asked for, in seconds
 * @param chance from 0 to 1
 */
export function retryDelay(attempts: number, wished: number, chance: number): number | null {
  const delay = retrySeconds[attempts - 1];
  if (delay === undefined) return null;
  return Math.max(delay * (1 + jitter * chance), Math.min(wished, retryAfterMaxSeconds));
}
