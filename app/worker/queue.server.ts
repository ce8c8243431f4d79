import { EventEmitter } from "node:events";
import { type Runner, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { deliverFactTask } from "#app/domain/core/queue-facts.server.ts";
import { sendWebhookTask } from "#app/domain/integrations/queue-deliveries.server.ts";
import { type Sending, sendDelivery } from "#app/domain/integrations/send-delivery.server.ts";
import { webhooksMax } from "#app/domain/integrations/webhook-rules.ts";
import { sendPushTask } from "#app/domain/notifications/queue-pushes.server.ts";
import { type PushSending, sendPushes } from "#app/domain/notifications/send-push.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import { deliverFact, onFactsToDeliver, reactToFact } from "./deliver-fact.server.ts";
import { measureJobs } from "./job-metrics.server.ts";
import { reactTask } from "./react.server.ts";
import { type Rescue, startRescue } from "./rescue.server.ts";
import { crontab, scheduledTasks } from "./schedule.ts";
import { quietLogger } from "./worker-log.server.ts";

/** A part of the queue: its jobs, how many are in hand at once, and how often a due one is looked for. */
type Line = { taskList: TaskList; crontab: string; concurrency: number; pollInterval: number };

/** What happens within the club. */
const clubLine: Line = {
  taskList: { [deliverFactTask]: deliverFact, [reactTask]: reactToFact, ...scheduledTasks },
  crontab,
  concurrency: 5,
  pollInterval: 1_000,
};

/** Starts the worker on a line of the queue. */
export type StartLine = (databaseUrl: string, log: Log) => Promise<Runner>;

/** The worker for what happens within the club. */
export const startWorker: StartLine = (databaseUrl, log) => startLine(databaseUrl, log, clubLine);

/**
 * The worker for webhooks, apart from the other: receivers outside may take their time, and the club's own work never
 * waits for them. As many go out at once as there can be webhooks, each of which is sent one message at a time.
 * @param sending how messages go out
 */
export function startWebhookWorker(databaseUrl: string, log: Log, sending: Sending = {}): Promise<Runner> {
  const send: Task = (payload) => sendDelivery((payload as { deliveryId: string }).deliveryId, sending);
  const taskList = { [sendWebhookTask]: send };
  return startLine(databaseUrl, log, { taskList, crontab: "", concurrency: webhooksMax, pollInterval: 2_000 });
}

/** As many devices are sent to at once; a push service that hangs holds up the others of them, and nothing else. */
const pushesAtOnce = 6;

/**
 * The worker for web push, apart for the same reason.
 * @param sending how messages go out
 */
export function startPushWorker(databaseUrl: string, log: Log, sending: PushSending = {}): Promise<Runner> {
  const send: Task = (payload) => sendPushes((payload as { deviceId: string }).deviceId, sending);
  const taskList = { [sendPushTask]: send };
  return startLine(databaseUrl, log, { taskList, crontab: "", concurrency: pushesAtOnce, pollInterval: 2_000 });
}

/**
 * Starts the worker on a line of the club's queue, and answers when it has looked for jobs once.
 * @returns the runner; its `stop()` finishes or hands back what is in hand
 */
async function startLine(databaseUrl: string, log: Log, line: Line): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let rescue: Rescue | undefined;
  let deaf: (() => void) | undefined;
  events.on("pool:create", ({ workerPool }) => {
    rescue = startRescue(databaseUrl, workerPool.id, log);
    if (deliverFactTask in line.taskList) deaf = onFactsToDeliver(() => workerPool.nudge(1));
  });
  measureJobs(events);
  const looked = firstLook(events);
  const pgPool = openPool(databaseUrl, log, line.concurrency + 1);
  const runner = await run({
    events,
    pgPool,
    ...line,
    noHandleSignals: true,
    logger: quietLogger(log),
    preset: { worker: writtenDown },
  }).catch((error) => pgPool.end().then(() => Promise.reject(error)));
  const letGo = () => {
    deaf?.();
    void rescue?.stop();
  };
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
function openPool(databaseUrl: string, log: Log, max: number): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max });
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
