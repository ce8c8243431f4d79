import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { limitedAddress } from "#app/domain/accounts/rules.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { newCounter } from "#app/platform/metrics.server.ts";
import { optionalActor } from "./actor.server.ts";
import { requestContext } from "./request-context.server.ts";

const windowSeconds = 60;

type Limit = {
  /** A word for the metric, in the plural; and the same as a sentence begins with it. */
  name: string;
  what: string;
  perMember: number;
  perAddress: number;
};

/**
 * A limit on what one member, or the guests of one address, may ask for within a minute. Counted by this process alone,
 * so that it costs no query; a restart forgives.
 * @returns counts a request; it throws DomainError rate_limited, with until
 */
export function newRequestLimit({ name, what, perMember, perAddress }: Limit): (request: Request) => Promise<void> {
  const byMember = new RateLimiterMemory({ keyPrefix: "member", points: perMember, duration: windowSeconds });
  const byAddress = new RateLimiterMemory({ keyPrefix: "address", points: perAddress, duration: windowSeconds });
  const limited = newCounter({ name: `${name}_limited_total`, help: `${what} refused as too many`, labels: ["by"] });
  return async (request) => {
    const { id } = await optionalActor(request);
    const spent = id ? byMember.consume(id) : byAddress.consume(limitedAddress(requestContext().ip));
    await spent.catch((reason: unknown) => {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      limited.inc({ by: id ? "member" : "address" });
      throw new DomainError("rate_limited", { until: addSeconds(now(), Math.ceil(reason.msBeforeNext / 1000)) });
    });
  };
}
