import { createHash } from "node:crypto";
import { Meilisearch } from "meilisearch";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { contentSettings } from "../indexes.ts";
import { type Breaker, newBreaker } from "./breaker.ts";

/** Where a Meilisearch answers, and the key it wants. */
export type MeilisearchAddress = { url: string; key?: string | undefined };

/** How long is waited for an answer to somebody who looks at the screen, and to work that nobody waits for. */
const patienceMs = { search: 1_500, work: 10_000 };

/**
 * Answers are wanted as they are. Meilisearch sends compressed ones in pieces and waits 40 ms (Nagle, delayed ACK) before
 * the last: many times longer than the search itself takes.
 */
const headers = { "Accept-Encoding": "identity" };

type Purpose = keyof typeof patienceMs;

type Connected = MeilisearchAddress & { clients: Record<Purpose, Meilisearch>; breakers: Record<Purpose, Breaker> };

let connected = env.MEILI_URL ? connectionTo({ url: env.MEILI_URL, key: env.MEILI_KEY }) : null;

/** Uses another Meilisearch than the one of the settings, or none. For tests. */
export function connectMeilisearch(address: MeilisearchAddress | null): void {
  connected = address && connectionTo(address);
}

function connectionTo({ url, key }: MeilisearchAddress): Connected {
  const open = (timeout: number) =>
    new Meilisearch({ host: url, ...(key && { apiKey: key }), timeout, requestInit: { headers } });
  return {
    ...{ url, key },
    clients: { search: open(patienceMs.search), work: open(patienceMs.work) },
    breakers: { search: newBreaker(), work: newBreaker() },
  };
}

/** Whether the club has a Meilisearch. */
export function hasMeilisearch(): boolean {
  return connected !== null;
}

/** Meilisearch's client: one for searches, which gives up soon, and one for work. */
export function meilisearch(purpose: Purpose): Meilisearch {
  return inUse().clients[purpose];
}

/**
 * What keeps requests from a server that does not answer. One that has no room left may still answer who searches, and
 * one that is slow to them may take things in: so each purpose has its own.
 */
export function breaker(purpose: Purpose): Breaker {
  return inUse().breakers[purpose];
}

function inUse(): Connected {
  if (!connected) throw new Error("The club has no Meilisearch");
  return connected;
}

/** The server's name for people who run the club: its address, in which no key stands. */
export function serverName(): string {
  return new URL(inUse().url).origin;
}

/** What an index of ours is made for: another server or other settings, and it has to be made anew. */
export function madeFor(): string {
  return digestOf([connected?.url, contentSettings]);
}

/** A short text that differs where two values differ. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}

const said: Record<Purpose, { failed: string; succeeded: string }> = {
  search: {
    failed: "Meilisearch does not answer as it should; PostgreSQL searches meanwhile",
    succeeded: "Meilisearch answers again",
  },
  work: {
    failed: "Meilisearch does not take what it is told; PostgreSQL searches until it knows all",
    succeeded: "Meilisearch takes what it is told again",
  },
};

/** Notes that Meilisearch did not do what it was asked, and says so when it is news. */
export function noteFailure(purpose: Purpose, error: unknown): void {
  if (breaker(purpose).isClosed()) log.warn({ error }, said[purpose].failed);
  breaker(purpose).failed();
}

/** Notes that Meilisearch did what it was asked, and says so when it is news. */
export function noteSuccess(purpose: Purpose): void {
  if (!breaker(purpose).isClosed()) log.info(said[purpose].succeeded);
  breaker(purpose).succeeded();
}
