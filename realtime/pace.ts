/** Runs what is asked for one by one per key, and no more often than every so many milliseconds. */
export type Paced = {
  /** Asks for the work; asked for several times before its turn, it is done once. */
  ask(key: string): void;
  stop(): void;
};

/**
 * Gathers what is asked for during `everyMs` and hands it over together; never two at a time, so that a burst becomes
 * one piece of work and what is slow holds itself back.
 * @param failed is told what went wrong; the next round comes all the same
 */
export function paced(
  everyMs: number,
  work: (keys: string[]) => Promise<void>,
  failed: (error: unknown) => void,
): Paced {
  const asked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const plan = () => {
    timer ??= setTimeout(round, everyMs).unref();
  };
  const round = async () => {
    const keys = [...asked];
    asked.clear();
    await work(keys).catch(failed);
    timer = undefined;
    if (asked.size > 0 && !stopped) plan();
  };
  return {
    ask(key) {
      if (stopped) return;
      asked.add(key);
      plan();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
