import { db } from "#app/platform/db/client.server.ts";

const patience = { timeout: 60_000, maxWait: 30_000 };

/**
 * A line in which one works at a time, in this process or another. Within a process each waits for its own turn first,
 * so that one connection at most waits for other processes.
 * @param lock number of PostgreSQL's advisory lock that orders them
 */
export function newLine(lock: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::bigint)`;
        return work();
      }, patience),
    );
    last = turn.catch(() => undefined); // who failed is told; the next goes on
    return turn;
  };
}
