import { Connection } from "./connection.ts";

/** What a number of clients did in a time. */
export type Load = { perSecond: number; p95Ms: number };

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
    for (let now = performance.now(); now < end; ) {
      await deed(connection, turns++);
      const after = performance.now();
      took.push(after - now);
      now = after;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - began) / 1000;
  took.sort((one, other) => one - other);
  return { perSecond: took.length / elapsed, p95Ms: took[Math.floor(took.length * 0.95)] ?? 0 };
}

/** A deed that asks for one address and expects its answer. */
export function asking(path: string, headers: Record<string, string> = {}): Deed {
  return async (connection) => {
    const { status } = await connection.ask(path, { headers });
    if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  };
}
