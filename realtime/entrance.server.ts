import type { IncomingMessage } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { addressOf, comesFromOwnPage } from "./who.server.ts";

/** Why a line is not opened at all; also a label of the metric. */
export type Refused = "origin" | "full" | "address";

/**
 * What is taken from one address: far more than the members of a mobile network that share one, also when all of them
 * come back at once, and far less than would keep everybody else out. Measured, and reasoned about, in decision 0049.
 */
export type Bounds = { lines: number; linesOfAddress: number; handshakesAMinute: number };

/** Each line holds about 20 kB: more of them are refused, so that a flood does not end the process. */
export const usualBounds: Bounds = { lines: 25_000, linesOfAddress: 5_000, handshakesAMinute: 3_000 };

/** Who may open a line, by what is known before anything is asked of the database. */
export type Entrance = {
  /** Counts a handshake; null lets it in. */
  refusal(request: IncomingMessage): Promise<Refused | null>;
  /** A line was opened. @returns to be called, once, when it is closed */
  opened(request: IncomingMessage): () => void;
};

/** Watches one server's entrance. It remembers of an address only its open lines, and handshakes for a minute. */
export function newEntrance({ lines, linesOfAddress, handshakesAMinute }: Bounds): Entrance {
  const handshakes = new RateLimiterMemory({ points: handshakesAMinute, duration: 60 });
  const open = new Map<string, number>();
  let all = 0;
  const isTooMany = async (address: string) =>
    (open.get(address) ?? 0) >= linesOfAddress || !(await isWithin(handshakes, address));
  return {
    async refusal(request) {
      if (!comesFromOwnPage(request)) return "origin";
      if (all >= lines) return "full";
      const address = addressOf(request);
      return address !== null && (await isTooMany(address)) ? "address" : null;
    },
    opened(request) {
      const address = addressOf(request);
      const add = (more: 1 | -1) => {
        all += more;
        if (address === null) return;
        const left = (open.get(address) ?? 0) + more;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      };
      add(1);
      return () => add(-1);
    },
  };
}

/** RateLimiterMemory can only refuse by throwing. */
function isWithin(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}
