import { EventEmitter } from "node:events";
import { type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { deliverFactTask } from "#app/domain/core/publish.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import { deliverFact, reactTask, reactToFact } from "./deliver-fact.server.ts";
import { measureJobs } from "./job-metrics.server.ts";
import { type Rescue, startRescue } from "./rescue.server.ts";
import { crontab, scheduledTasks } from "./schedule.ts";
import { quietLogger } from "./worker-log.server.ts";

const tasks: TaskList = { [deliverFactTask]: deliverFact, [reactTask]: reactToFact, ...scheduledTasks };

/**
 * Starts the worker on the club's queue, and answers when it has looked for jobs once.
 * @returns the runner; its `stop()` finishes or hands back what is in hand
 */
export async function startWorker(databaseUrl: string, log: Log): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let rescue: Rescue | undefined;
  events.on("pool:create", ({ workerPool }) => {
    rescue = startRescue(databaseUrl, workerPool.id, log);
  });
  measureJobs(events);
  const looked = firstLook(events);
  const pgPool = openPool(databaseUrl, log);
  const runner = await run({
    events,
    pgPool,
    taskList: tasks,
    crontab,
    concurrency: 5,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(log),
    preset: { worker: writtenDown },
  }).catch((error) => pgPool.end().then(() => Promise.reject(error)));
  const letGo = () => void rescue?.stop();
  runner.promise.then(letGo, letGo);
  const stop = async (reason?: string) => {
    await runner.stop(reason).finally(() => pgPool.end());
  };
  await looked.catch((error) => stop().then(() => Promise.reject(error)));
  return { ...runner, stop };
}

/**
 * How a job went is written down in batches, if only of one: just then the queue waits for it when it stops, and ends
 * in order when it fails; otherwise a lost connection would end the process.
 */
const writtenDown = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** The queue's connections are ours: of its own it stops hearing errors before it has closed them. */
function openPool(databaseUrl: string, log: Log): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max: 6 });
  const lost = (error: Error) => log.debug({ from: "worker", error }, "lost a connection to the database");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

/**
 * When the worker has looked for a job. Should it lose the database in that very first query, it would stay without
 * jobs for ever (the queue keeps the failed answer), so that counts as a start that failed.
 */
function firstLook(events: WorkerEvents): Promise<void> {
  return new Promise((resolve, reject) => {
    events.once("worker:getJob:empty", () => resolve());
    events.once("job:start", () => resolve());
    events.once("worker:getJob:error", ({ error }) => reject(error));
  });
}
