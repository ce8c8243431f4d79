import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { limitedAddress } from "#app/domain/accounts/rules.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { Refusal } from "./refusal.ts";

const windowSeconds = 60;
const policy = "requests";

/**
 * Requests a caller may send in a minute; a member's tokens and browsers share one account, and so do the senders of one
 * address who did not say who they are. Counted by this process alone, so that it costs no query; a restart forgives.
 */
const limiter = new RateLimiterMemory({ points: env.API_REQUESTS_A_MINUTE, duration: windowSeconds });

/** Whose account a request without a caller goes to. */
export function addressAccount(): string {
  return `address:${limitedAddress(requestContext().ip)}`;
}

/**
 * Counts a request, and says how many are left in the form of draft-ietf-httpapi-ratelimit-headers-10.
 * @param account whose it is: a caller's id, or `addressAccount()`
 * @param headers get the fields RateLimit-Policy and RateLimit
 * @throws DomainError rate_limited with until
 */
export async function countRequest(account: string, headers: Headers): Promise<void> {
  const spent = await limiter.consume(account).catch((reason: unknown) => {
    if (reason instanceof RateLimiterRes) return reason;
    throw reason;
  });
  const isOver = spent.consumedPoints > env.API_REQUESTS_A_MINUTE;
  const seconds = Math.max(1, Math.ceil(spent.msBeforeNext / 1000));
  headers.set("RateLimit-Policy", `"${policy}";q=${env.API_REQUESTS_A_MINUTE};w=${windowSeconds}`);
  headers.set("RateLimit", `"${policy}";r=${Math.max(0, spent.remainingPoints)};t=${seconds}`);
  if (isOver) throw new Refusal("rate_limited", { details: { until: addSeconds(now(), seconds) } });
}
