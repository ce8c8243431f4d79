import { type CommittedFact, hearsOthers, onCommitted } from "./committed.server.ts";

/**
 * Remembers what `read` answers until a fact changes it. While this process cannot hear what others commit, everybody
 * reads for themselves. Who asks after a change has been committed never gets what was read before it, nor joins a read
 * that began before it.
 * @param changes whether what was read may be another after this fact
 */
export function keep<T>(read: () => Promise<T>, changes: (fact: CommittedFact) => boolean): () => Promise<T> {
  let kept: Promise<T> | null = null;
  onCommitted((news) => {
    if (news === "anything" || news.some(changes)) kept = null;
  });
  return () => {
    if (!hearsOthers()) return read();
    if (kept) return kept;
    const reading = read();
    kept = reading;
    reading.catch(() => {
      if (kept === reading) kept = null;
    });
    return reading;
  };
}
