/** A page asks what happens now no more often than this, however often it hears that something did. */
export const askEveryMs = 10_000;

/** Pages that hear of it at the same moment spread their questions over so long. */
const spreadMs = 10_000;

/**
 * How long a page waits until it asks: a thousand open pages are about a hundred questions a second at most, and two
 * thirds of that where something happens all the time.
 * @param sinceLast milliseconds since it asked last
 * @param random from 0 to 1
 */
export function waitBeforeAsking(sinceLast: number, random: number): number {
  return Math.max(0, askEveryMs - sinceLast) + random * spreadMs;
}

/** Decides when a page asks. */
export type Asker = {
  /** There is something to ask for. */
  told(): void;
  /** What held the page still is over. */
  goOn(): void;
  stop(): void;
};

/**
 * Asks once for all that was told meanwhile, after `waitBeforeAsking`; never while the page is held still, and not twice
 * at a time.
 */
export function newAsker(isStill: () => boolean, ask: () => Promise<void>): Asker {
  let isDue = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  const plan = () => {
    if (!isDue || timer !== undefined || isAsking || isStill()) return;
    timer = setTimeout(go, waitBeforeAsking(performance.now() - askedAt, Math.random()));
  };
  const go = async () => {
    timer = undefined;
    if (isStill()) return;
    isDue = false;
    isAsking = true;
    askedAt = performance.now();
    await ask().catch(() => undefined); // the next news ask again
    isAsking = false;
    plan();
  };
  return {
    told() {
      isDue = true;
      plan();
    },
    goOn: plan,
    stop() {
      isDue = false;
      clearTimeout(timer);
    },
  };
}
