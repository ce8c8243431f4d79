import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#app/domain/core/errors.ts";
import { addSeconds, hourSeconds, now } from "#app/platform/clock.ts";
import { mostUnreadable } from "./rules.ts";

/** Counted by this process alone, so that it costs no query; a restart forgives. */
const unreadable = new RateLimiterMemory({
  keyPrefix: "unreadable",
  points: mostUnreadable,
  duration: hourSeconds,
});

/**
 * Counts a file that was decoded for nothing: damaged ones cost as much of a core as good ones, and leave no row that
 * would be counted.
 */
export async function countUnreadable(ownerId: string): Promise<void> {
  await unreadable.penalty(ownerId);
}

/**
 * Refuses somebody who has sent too many of them.
 * @throws DomainError rate_limited, with until
 */
export async function demandFewUnreadable(ownerId: string): Promise<void> {
  const spent: RateLimiterRes | null = await unreadable.get(ownerId);
  if (!spent || spent.consumedPoints < mostUnreadable) return;
  throw new DomainError("rate_limited", { until: addSeconds(now(), Math.ceil(spent.msBeforeNext / 1000)) });
}
