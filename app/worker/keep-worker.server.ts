import { setTimeout as delay } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import type { Log } from "#app/platform/log.server.ts";
import { type StartLine, startPushWorker, startWebhookWorker, startWorker } from "./queue.server.ts";

const againAfterMs = 1_000;

/** The worker of this process, for as long as it is wanted. */
export type KeptWorker = {
  /**
   * Finishes the jobs in hand, at most `withinMs`. What takes longer ends with the process, and goes back to the queue
   * as what a killed worker held does.
   */
  stop(withinMs: number): Promise<void>;
};

const lines: StartLine[] = [startWorker, startWebhookWorker, startPushWorker];

/** Starts the workers, those of the club's own work, of webhooks and of web push, and keeps them running. */
export async function keepWorker(databaseUrl: string, log: Log): Promise<KeptWorker> {
  const kept: KeptWorker[] = [];
  const stop = async (withinMs: number) => void (await Promise.all(kept.map((line) => line.stop(withinMs))));
  try {
    for (const startLine of lines) kept.push(await keepLine(startLine, databaseUrl, log));
    return { stop };
  } catch (error) {
    await stop(againAfterMs);
    throw error;
  }
}

/**
 * Starts a line's worker, and starts it again whenever it gave up: the queue's runner ends itself when it cannot write
 * down how a job went, as while the database restarts. What it held is rescued by the next.
 */
async function keepLine(startLine: StartLine, databaseUrl: string, log: Log): Promise<KeptWorker> {
  let runner: Runner | null = await startLine(databaseUrl, log);
  let wanted = true;
  const keep = async () => {
    while (wanted) {
      await runner?.promise.catch(() => undefined); // why it ended stands in the log
      if (!wanted) return;
      log.warn({ from: "worker" }, "the worker ended by itself; starting it again");
      await delay(againAfterMs, undefined, { ref: false });
      runner = wanted ? await startLine(databaseUrl, log).catch(() => null) : null;
    }
  };
  const keeping = keep();
  const stop = async () => {
    wanted = false;
    await runner?.stop().catch(() => undefined); // it was ending by itself
    await keeping;
    await runner?.stop().catch(() => undefined); // one that was just starting
  };
  return {
    stop: (withinMs) => Promise.race([stop(), delay(withinMs, undefined, { ref: false })]),
  };
}
