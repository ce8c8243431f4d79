import { Client } from "pg";
import type { Log } from "#app/platform/log.server.ts";

/** Namespace of our advisory locks that say «this worker lives». */
const leaseNamespace = 6_024;

/** How often jobs of dead workers are looked for, and how long after its start a job is left alone. */
const everyMs = 2_000;

/** Ends the lease and the looking. */
export type Rescue = { stop(): Promise<void> };

/**
 * Gives the jobs of a worker that was killed back to the queue within seconds; by itself the queue waits four hours.
 * Each worker holds an advisory lock on its id for as long as its connection lives, and PostgreSQL lets it go the
 * moment the process dies. Jobs held by an id that nobody locks are free again. Should a living worker lose its lock
 * for a moment, a job may run twice, which every reaction tolerates.
 * @param workerId the name under which this worker holds jobs
 */
export function startRescue(databaseUrl: string, workerId: string, log: Log): Rescue {
  let lease: Client | null = null;
  let running: Promise<void> = Promise.resolve();
  const look = () => {
    running = running.then(async () => {
      try {
        lease ??= await takeLease(databaseUrl, workerId, () => (lease = null));
        await rescueJobs(lease);
      } catch (error) {
        log.warn({ from: "worker", error }, "could not look for jobs of dead workers");
      }
    });
  };
  look();
  const timer = setInterval(look, everyMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await lease?.end();
    },
  };
}

async function takeLease(databaseUrl: string, workerId: string, onLost: () => void): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, keepAlive: true });
  client.on("error", onLost);
  client.on("end", onLost);
  await client.connect();
  await client.query("SELECT pg_advisory_lock_shared($1::int, hashtext($2))", [leaseNamespace, workerId]);
  return client;
}

async function rescueJobs(client: Client): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(locked_by))
     FROM (
       SELECT DISTINCT locked_by FROM graphile_worker.jobs
       WHERE locked_at < now() - $2::int * interval '1 millisecond'
     ) held
     WHERE NOT EXISTS (
       SELECT FROM pg_locks
       WHERE locktype = 'advisory' AND objsubid = 2 AND classid = $1::int::oid
         AND objid = (hashtext(held.locked_by)::bigint & 4294967295)::oid
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
     HAVING count(*) > 0`,
    [leaseNamespace, everyMs],
  );
}
