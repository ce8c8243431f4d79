import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { limitedAddress } from "#app/domain/accounts/rules.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { newCounter } from "#app/platform/metrics.server.ts";
import { optionalActor } from "./actor.server.ts";
import { requestContext } from "./request-context.server.ts";

const windowSeconds = 60;

/**
 * Changes that may be asked for within a minute: far above a member who types in two windows, whose drafts
 * and reading are kept all along, and above the guests of a whole mobile network that shares one address. What may be
 * published is limited by each feature; this keeps a loop from filling the history and the queue. Counted by this
 * process alone, so that it costs no query; a restart forgives.
 */
const byMember = new RateLimiterMemory({ keyPrefix: "member", points: 300, duration: windowSeconds });
const byAddress = new RateLimiterMemory({ keyPrefix: "address", points: 600, duration: windowSeconds });

const limited = newCounter({ name: "writes_limited_total", help: "Changes refused as too many", labels: ["by"] });

/**
 * Counts a request that changes something against its sender's limit; what only reads passes.
 * @throws DomainError rate_limited, with until
 */
export async function limitWrites(request: Request): Promise<void> {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { id } = await optionalActor(request);
  const spent = id ? byMember.consume(id) : byAddress.consume(limitedAddress(requestContext().ip));
  await spent.catch((reason: unknown) => {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    limited.inc({ by: id ? "member" : "address" });
    throw new DomainError("rate_limited", { until: addSeconds(now(), Math.ceil(reason.msBeforeNext / 1000)) });
  });
}
