import { addSeconds, now } from "#app/platform/clock.ts";

/** After the first failure nobody asks for so long, after each further one for twice as long, up to the most. */
const firstPauseSeconds = 2;
const longestPauseSeconds = 60;
/** How long one who tries after a pause is waited for before another may. */
const trialSeconds = 5;

/** Keeps requests from a server that does not answer; once in a while one may try. */
export type Breaker = {
  /** Whether to ask now. One who is told yes says how it went. */
  mayTry(): boolean;
  succeeded(): void;
  failed(): void;
  /** The one who was let through did not ask after all: another may. */
  didNotAsk(): void;
  /** Whether the last who asked got an answer. */
  isClosed(): boolean;
  /** Seconds until somebody may try. */
  pauseSeconds(): number;
};

/** A breaker that lets everyone through. */
export function newBreaker(): Breaker {
  let failures = 0;
  let until = new Date(0);
  return {
    mayTry() {
      if (failures === 0) return true;
      if (now() < until) return false;
      until = addSeconds(now(), trialSeconds);
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures++;
      until = addSeconds(now(), Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (failures - 1)));
    },
    didNotAsk() {
      until = now();
    },
    isClosed: () => failures === 0,
    pauseSeconds: () => (failures === 0 ? 0 : Math.max(0, (until.getTime() - now().getTime()) / 1000)),
  };
}
