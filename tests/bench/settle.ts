import { setTimeout as delay } from "node:timers/promises";
import { db } from "#app/platform/db/client.server.ts";

/** How long the queue is given, in milliseconds: a worker that cannot keep up must not keep the bench for ever. */
const patienceMs = 60_000;

/**
 * Waits until the worker has done all that could be done by now, so that nothing of one figure runs into the next.
 * @returns how long that took, in seconds, and how many jobs were left to it when the patience ended
 */
export async function settle(): Promise<{ seconds: number; left: number }> {
  const began = performance.now();
  for (;;) {
    const left = await countDue();
    const waitedMs = performance.now() - began;
    if (left === 0 || waitedMs > patienceMs) return { seconds: waitedMs / 1000, left };
    await delay(Math.min(500, 5 + waitedMs / 10)); // asking costs the core that the worker needs
  }
}

async function countDue(): Promise<number> {
  const [row] = await db.$queryRaw<{ due: number }[]>`
    SELECT count(*)::int AS due FROM graphile_worker._private_jobs
    WHERE attempts < max_attempts AND (locked_at IS NOT NULL OR run_at <= now())`;
  return row!.due;
}
