import { Connection } from "./connection.ts";

/** How long things took, in milliseconds: half of them at most, 95 % and 99 %. */
export type Latencies = { p50Ms: number; p95Ms: number; p99Ms: number };

/** What a number of clients did in a time. */
export type Load = Latencies & { count: number; perSecond: number };

/** One thing that a client does; `turn` is another number each time, whoever's turn it is. */
export type Deed = (connection: Connection, turn: number) => Promise<unknown>;

let turns = 0;

/** Lets so many clients do something one after the other, each on a connection of its own, for so many seconds. */
export async function load(origin: string, clients: number, seconds: number, deed: Deed): Promise<Load> {
  const took: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  const client = async () => {
    const connection = new Connection(origin);
    try {
      for (let now = began; now < end; ) {
        await deed(connection, turns++);
        const after = performance.now();
        took.push(after - now);
        now = after;
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - began) / 1000;
  return { count: took.length, perSecond: took.length / elapsed, ...latenciesOf(took) };
}

/** The middle and the slow end of some times. */
export function latenciesOf(took: number[]): Latencies {
  const sorted = Float64Array.from(took).sort();
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** Something that goes on at its own pace beside what is measured; a failure in it fails the measurement. */
export type Pace = { stop(): Promise<number> };

/** Does something so many times a second, whether or not the one before is done. `stop` answers how often it was done. */
export function keepPace(perSecond: number, deed: (turn: number) => Promise<unknown>): Pace {
  const inHand = new Set<Promise<unknown>>();
  let count = 0;
  let failure: unknown;
  const timer = setInterval(() => {
    const doing = deed(count++)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => inHand.delete(doing));
    inHand.add(doing);
  }, 1000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(inHand);
      if (failure !== undefined) throw failure;
      return count;
    },
  };
}
