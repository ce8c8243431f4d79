import { setTimeout as delay } from "node:timers/promises";
import { db } from "./db/client.server.ts";
import { beforeReading, newGauge } from "./metrics.server.ts";

const patienceMs = 2_000;

type State = { waiting: number; running: number; retrying: number; planned: number; failed: number; oldest: number };

/** Shows the queue as the database has it; every process of a club sees the same one. */
export function measureQueue(): void {
  const oldest = newGauge({ name: "queue_oldest_seconds", help: "How long the oldest job that is due waits" });
  const up = newGauge({ name: "database_up", help: "Whether the database answers" });
  const help = "Jobs by their state; failed ones are tried no more";
  const jobs = newGauge({ name: "queue_jobs", help, labels: ["state"] });
  beforeReading("queue", async () => {
    const state = await Promise.race([askQueue(), delay(patienceMs, null, { ref: false })]);
    up.set(state ? 1 : 0);
    jobs.reset();
    if (!state) return oldest.reset();
    const { oldest: seconds, ...counts } = state;
    oldest.set(seconds);
    for (const [name, count] of Object.entries(counts)) jobs.set({ state: name }, count);
  });
}

/** Null where the database cannot be asked; who reads the metrics sees that in `database_up`. */
async function askQueue(): Promise<State | null> {
  try {
    const [state] = await db.$queryRaw<State[]>`
      SELECT count(*) FILTER (WHERE due AND attempts = 0)::int AS waiting,
        count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts > 0 AND attempts < max_attempts)::int AS retrying,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts = 0 AND run_at > now())::int AS planned,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
        coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE due)), 0)::float8 AS oldest
      FROM (
        SELECT *, locked_at IS NULL AND attempts < max_attempts AND run_at <= now() AS due FROM graphile_worker.jobs
      ) job`;
    return state ?? null;
  } catch {
    return null; // why stands in the log of the requests that fail for the same reason
  }
}
