import { now } from "#app/platform/clock.ts";
import { type CommittedFact, hearsOthers, onCommitted } from "./committed.server.ts";

/**
 * Remembers what `read` answers until a fact changes it. While this process cannot hear what others commit, everybody
 * reads for themselves. Who asks after a change has been committed never gets what was read before it, nor joins a read
 * that began before it.
 * @param changes whether what was read may be another after this fact
 * @param seconds for how long it is remembered at most, where it also holds what no fact tells
 */
export function keep<T>(
  read: () => Promise<T>,
  changes: (fact: CommittedFact) => boolean,
  seconds = Number.POSITIVE_INFINITY,
): () => Promise<T> {
  let kept: Promise<T> | null = null;
  let keptAt = 0;
  onCommitted((news) => {
    if (news === "anything" || news.some(changes)) kept = null;
  });
  return () => {
    if (!hearsOthers()) return read();
    const at = now().getTime();
    if (kept && Math.abs(at - keptAt) < seconds * 1_000) return kept;
    const reading = read();
    kept = reading;
    keptAt = at;
    reading.catch(() => {
      if (kept === reading) kept = null;
    });
    return reading;
  };
}
