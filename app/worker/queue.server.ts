import { EventEmitter } from "node:events";
import { type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { deliverFactTask } from "#app/domain/core/publish.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import { deliverFact, reactTask, reactToFact } from "./deliver-fact.server.ts";
import { type Rescue, startRescue } from "./rescue.server.ts";
import { crontab, scheduledTasks } from "./schedule.ts";
import { quietLogger } from "./worker-log.server.ts";

const tasks: TaskList = { [deliverFactTask]: deliverFact, [reactTask]: reactToFact, ...scheduledTasks };

/**
 * Starts the worker on the club's queue.
 * @returns the runner; its `stop()` finishes or hands back what is in hand
 */
export async function startWorker(databaseUrl: string, log: Log): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let rescue: Rescue | undefined;
  events.on("pool:create", ({ workerPool }) => {
    rescue = startRescue(databaseUrl, workerPool.id, log);
  });
  const runner = await run({
    events,
    connectionString: databaseUrl,
    taskList: tasks,
    crontab,
    concurrency: 5,
    maxPoolSize: 6,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(log),
  });
  const letGo = () => void rescue?.stop();
  runner.promise.then(letGo, letGo);
  return runner;
}

/** Finishes the jobs in hand, at most `withinMs`; those that take longer are handed back to the queue. */
export async function stopWorker(runner: Runner, withinMs: number): Promise<void> {
  const handBack = setTimeout(() => void runner.kill("stopping"), withinMs);
  await runner.stop().finally(() => clearTimeout(handBack));
}
