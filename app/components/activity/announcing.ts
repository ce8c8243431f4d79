/** New lines are said at most so often: who listens is reading something else. */
export const sayEveryMs = 60_000;

/** What was said is taken away after so long; otherwise the same number would not be said a second time. */
const standsMs = 5_000;

/** Says how many lines are new. */
export type Announcer = {
  /** So many lines came. */
  came(count: number): void;
  stop(): void;
};

/**
 * Says the first at once and what comes within the minute after that together, when it is over.
 * @param say is given a number, and 0 when it was said
 */
export function newAnnouncer(say: (count: number) => void): Announcer {
  let unsaid = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  let due: ReturnType<typeof setTimeout> | undefined;
  let over: ReturnType<typeof setTimeout> | undefined;
  const speak = () => {
    due = undefined;
    say(unsaid);
    unsaid = 0;
    saidAt = performance.now();
    over = setTimeout(() => say(0), standsMs);
  };
  return {
    came(count) {
      unsaid += count;
      if (unsaid > 0) due ??= setTimeout(speak, Math.max(0, saidAt + sayEveryMs - performance.now()));
    },
    stop() {
      clearTimeout(due);
      clearTimeout(over);
      due = undefined;
    },
  };
}
