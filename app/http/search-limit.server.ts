import { RateLimiterMemory } from "rate-limiter-flexible";
import { newRequestLimit } from "./request-limit.server.ts";
import { senderOf } from "./sender.server.ts";

/** Pages of results that may be asked for within a minute: what is mistyped on purpose costs tenths of a second. */
export const limitSearches = newRequestLimit({ name: "searches", what: "Searches", perMember: 60, perAddress: 240 });

/**
 * Suggestions within a minute: above anybody who types, below a program that reads the club through its search box.
 * Nothing mistyped is mended for them.
 */
export const limitSuggestions = newRequestLimit({
  ...{ name: "suggestions", what: "Suggestions while typing", perMember: 240, perAddress: 480 },
});

const missesPerHour = 20;
const misses = new RateLimiterMemory({ points: missesPerHour, duration: 60 * 60 });

/**
 * Whether a question of this request that found nothing may go into the staff's report, as a few of each member, or of
 * the guests of one address, may: else a program would write what staff read. Asking counts.
 */
export async function mayNoteMiss(request: Request): Promise<boolean> {
  return misses.consume(await senderOf(request)).then(
    () => true,
    () => false, // the memory of this process does not fail otherwise
  );
}
