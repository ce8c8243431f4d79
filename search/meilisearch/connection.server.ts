import { createHash } from "node:crypto";
import { type EnqueuedTask, Meilisearch, MeilisearchApiError } from "meilisearch";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { contentSettings, leastVersion } from "../indexes.ts";
import { type Breaker, newBreaker } from "./breaker.ts";

/** Where a Meilisearch answers, and the key it wants. */
export type MeilisearchAddress = { url: string; key?: string | undefined };

/** How long is waited for an answer to somebody who looks at the screen, and to work that nobody waits for. */
const patienceMs = { search: 1_500, work: 10_000 };
/** How long a task may take that was handed in, behind others that wait with it. */
const taskPatienceMs = 120_000;
const taskLookMs = 25;

/**
 * Answers are wanted as they are. Meilisearch sends compressed ones in pieces and waits 40 ms (Nagle, delayed ACK) before
 * the last: many times longer than the search itself takes.
 */
const headers = { "Accept-Encoding": "identity" };

type Connected = MeilisearchAddress & { search: Meilisearch; work: Meilisearch; breaker: Breaker };

let connected = env.MEILI_URL ? connectionTo({ url: env.MEILI_URL, key: env.MEILI_KEY }) : null;

/** Uses another Meilisearch than the one of the settings, or none. For tests. */
export function connectMeilisearch(address: MeilisearchAddress | null): void {
  connected = address && connectionTo(address);
}

function connectionTo({ url, key }: MeilisearchAddress): Connected {
  const open = (timeout: number) =>
    new Meilisearch({ host: url, ...(key && { apiKey: key }), timeout, requestInit: { headers } });
  return { url, key, search: open(patienceMs.search), work: open(patienceMs.work), breaker: newBreaker() };
}

/** Whether the club has a Meilisearch. */
export function hasMeilisearch(): boolean {
  return connected !== null;
}

/** Meilisearch's client: one for searches, which gives up soon, and one for work. */
export function meilisearch(purpose: keyof typeof patienceMs): Meilisearch {
  if (!connected) throw new Error("The club has no Meilisearch");
  return connected[purpose];
}

/** What keeps requests from a server that does not answer. */
export function breaker(): Breaker {
  if (!connected) throw new Error("The club has no Meilisearch");
  return connected.breaker;
}

/** What an index of ours is made for: another server or other settings, and it has to be made anew. */
export function madeFor(): string {
  return digestOf([connected?.url, contentSettings]);
}

/** A short text that differs where two values differ. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}

/** Waits until tasks that were handed in are done. @throws Error for the first one that failed or was cancelled */
export async function settle(tasks: readonly EnqueuedTask[]): Promise<void> {
  for (const task of tasks) {
    const done = await meilisearch("work").tasks.waitForTask(task, { timeout: taskPatienceMs, interval: taskLookMs });
    if (done.status !== "succeeded")
      throw new Error(`Meilisearch did not do a task (${done.type}, ${done.status}): ${done.error?.message}`);
  }
}

/** Whether Meilisearch said that there is no such index. */
export function saysNoIndex(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === "index_not_found";
}

/** Whether Meilisearch understood the question and refused it, so that asking again later changes nothing. */
export function saysBadRequest(error: unknown): boolean {
  return error instanceof MeilisearchApiError && [400, 404].includes(error.response.status);
}

/**
 * Whether it answers, knows the key and is new enough; the reason where not.
 * @returns null where all is well
 */
export async function whatAilsMeilisearch(): Promise<string | null> {
  try {
    const { pkgVersion } = await meilisearch("search").getVersion();
    return isOldVersion(pkgVersion) ? `Meilisearch ${pkgVersion} is too old: ${leastVersion} is the least` : null;
  } catch (error) {
    if (error instanceof MeilisearchApiError)
      return error.response.status === 403 || error.response.status === 401
        ? "Meilisearch refuses the key of MEILI_KEY"
        : `Meilisearch answers ${error.response.status}`;
    return "Meilisearch does not answer";
  }
}

/** Whether a version, as 1.21.0 or v1.21, is older than the least. */
export function isOldVersion(version: string): boolean {
  const [given, least] = [version, leastVersion].map((one) => one.replace(/^v/, "").split(".").map(Number));
  const [major = 0, minor = 0] = given ?? [];
  const [leastMajor = 0, leastMinor = 0] = least ?? [];
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

/** Notes that Meilisearch did not answer, and says so when it is news. */
export function noteFailure(error: unknown): void {
  if (breaker().isClosed())
    log.warn({ error }, "Meilisearch does not answer as it should; PostgreSQL searches meanwhile");
  breaker().failed();
}

/** Notes that Meilisearch answered, and says so when it is news. */
export function noteSuccess(): void {
  if (!breaker().isClosed()) log.info("Meilisearch answers again");
  breaker().succeeded();
}
