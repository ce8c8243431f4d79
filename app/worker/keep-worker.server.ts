import { setTimeout as delay } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import type { Log } from "#app/platform/log.server.ts";
import { type StartLine, startWebhookWorker, startWorker } from "./queue.server.ts";

const againAfterMs = 1_000;

/** The worker of this process, for as long as it is wanted. */
export type KeptWorker = {
  /**
   * Finishes the jobs in hand, at most `withinMs`. What takes longer ends with the process, and goes back to the queue
   * as what a killed worker held does.
   */
  stop(withinMs: number): Promise<void>;
};

/** Starts the workers, that of the club's own work and that of webhooks, and keeps them running. */
export async function keepWorker(databaseUrl: string, log: Log): Promise<KeptWorker> {
  const first = await keepLine(startWorker, databaseUrl, log);
  try {
    const kept = [first, await keepLine(startWebhookWorker, databaseUrl, log)];
    return { stop: async (withinMs) => void (await Promise.all(kept.map((line) => line.stop(withinMs)))) };
  } catch (error) {
    await first.stop(againAfterMs);
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
