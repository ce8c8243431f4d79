import { setTimeout as delay } from "node:timers/promises";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { log } from "#app/platform/log.server.ts";
import { beforeReading, newGauge } from "#app/platform/metrics.server.ts";
import { hasMeilisearch } from "./connection.server.ts";
import { whatAilsMeilisearch } from "./faults.server.ts";
import { lastTended, leftSeconds, readyIndex, whoElseTends } from "./indexes.server.ts";

const patienceMs = 2_000;

/** How Meilisearch is, for who asks whether the process is ready: `starting` while PostgreSQL answers until it knows all. */
export async function stateOfMeilisearch(): Promise<"ok" | "starting" | "unreachable"> {
  if (await whatAilsMeilisearch()) return "unreachable";
  return (await readyIndex()) ? "ok" : "starting";
}

/** Says at the start what is wrong with the club's Meilisearch, or with this process's settings of it. */
export async function warnOfMeilisearch(): Promise<void> {
  try {
    const ailment = hasMeilisearch() ? ((await whatAilsMeilisearch()) ?? (await whoElseTends())) : await whoStillHas();
    if (ailment) log.warn(`${ailment}; PostgreSQL searches until that is mended`);
  } catch (error) {
    log.warn({ error }, "could not look after Meilisearch");
  }
}

async function whoStillHas(): Promise<string | null> {
  const tended = await lastTended();
  if (!tended || now().getTime() - tended.getTime() > leftSeconds * 1000) return null;
  return "The club had a Meilisearch a moment ago and this process has none: all processes need the same MEILI_URL";
}

/** Shows what Meilisearch has not been told yet; every process of a club sees the same. */
export function measureMeilisearch(): void {
  const ready = newGauge({
    name: "search_ready",
    help: "Whether Meilisearch answers searches, not PostgreSQL instead",
  });
  const waiting = newGauge({ name: "search_waiting", help: "Things that Meilisearch has not been told yet" });
  const oldest = newGauge({ name: "search_waiting_seconds", help: "How long the oldest of them waits" });
  beforeReading("search", async () => {
    const asked = askHowItIs().catch(() => null); // why stands in the log of the requests that fail for the same reason
    const state = await Promise.race([asked, delay(patienceMs, null, { ref: false })]);
    ready.set(state?.isReady ? 1 : 0);
    if (!state) return;
    waiting.set(state.waiting);
    oldest.set(state.oldest);
  });
}

async function askHowItIs() {
  const [isReady, pending] = await Promise.all([
    readyIndex(),
    db.searchPending.aggregate({ _count: true, _min: { since: true } }),
  ]);
  const since = pending._min.since;
  return {
    isReady: isReady !== null,
    waiting: pending._count,
    oldest: since ? Math.max(0, (now().getTime() - since.getTime()) / 1000) : 0,
  };
}
