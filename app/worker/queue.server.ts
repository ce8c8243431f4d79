import { type Runner, run, type TaskList } from "graphile-worker";
import { deliverFactTask } from "#app/domain/core/publish.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import { deliverFact, reactTask, reactToFact } from "./deliver-fact.server.ts";
import { crontab, scheduledTasks } from "./schedule.ts";
import { quietLogger } from "./worker-log.server.ts";

const tasks: TaskList = { [deliverFactTask]: deliverFact, [reactTask]: reactToFact, ...scheduledTasks };

/**
 * Starts the worker on the club's queue.
 * @returns the runner; its `stop()` finishes or hands back what is in hand
 */
export function startWorker(databaseUrl: string, log: Log): Promise<Runner> {
  return run({
    connectionString: databaseUrl,
    taskList: tasks,
    crontab,
    concurrency: 5,
    maxPoolSize: 6,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(log),
  });
}
