import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { ensureSetupLink } from "#app/domain/accounts/setup-token.server.ts";
import { hearCommitted } from "#app/domain/core/hear-committed.server.ts";
import { ensureDefaultForums } from "#app/domain/forums/ensure-default-forums.server.ts";
import { type Health, newHealth } from "#app/http/health.server.ts";
import { createListener, type ListenerParts } from "#app/http/listener.server.ts";
import { measureHealth } from "#app/http/observe.server.ts";
import { builtSite, drain, listen, nothingHere } from "#app/http/site.server.ts";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { openDatabase } from "#app/platform/db/prepare.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { hasSmsGateway } from "#app/platform/messages/send.server.ts";
import { measureProcess } from "#app/platform/metrics.server.ts";
import { measureQueue } from "#app/platform/queue-metrics.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { type KeptWorker, keepWorker } from "#app/worker/keep-worker.server.ts";
import { type Live, openLive } from "#realtime/live.server.ts";
import { hasMeilisearch } from "#search/meilisearch/connection.server.ts";
import { measureMeilisearch, stateOfMeilisearch, warnOfMeilisearch } from "#search/meilisearch/watch.server.ts";

/** While stopping: how long what is starting may take to come up, what is in hand to end, and all of it together. */
const patienceMs = { starting: 8_000, inHand: 6_000, queries: 1_000, all: 9_500 };

/** The longest that one statement of a page or a job may take: room for a fact that is told to a whole club. */
const statementPatienceMs = 30_000;

/** How long a request waits for a connection to the database before it is answered «not now». */
const connectionPatienceMs = 5_000;

/** Connections on which the short statements of all pages are sent along. */
const readerConnections = 2;

/** The running club: what must be stopped, in this order. */
type Parts = {
  health: Health;
  /** Gives up what is still starting. */
  givingUp: AbortController;
  server?: Server;
  live?: Live;
  worker?: KeptWorker;
  hearing?: ReturnType<typeof hearCommitted>;
  closeDatabase?: () => Promise<void>;
};

/** How pages are made: from the build, or by the development server. */
export type Site = (health: Health) => Promise<ListenerParts>;

/**
 * Starts the roles asked for: web, realtime, worker. A signal to stop ends the process.
 * @throws StartError with what is wrong and what to do
 */
export async function startClub(site: Site = builtSite): Promise<void> {
  const parts: Parts = { health: newHealth(env.SERVICES), givingUp: new AbortController() };
  const starting = start(parts, site);
  stopOnSignals(parts, starting);
  try {
    await starting;
  } catch (error) {
    if (isStopping(parts)) return;
    await stop(parts);
    throw error;
  }
}

async function start(parts: Parts, site: Site): Promise<void> {
  const { health } = parts;
  const has = (service: (typeof env.SERVICES)[number]) => env.SERVICES.includes(service);
  let answer = createListener(nothingHere(health));
  parts.server = await listen(() => answer);
  measure(health);
  const database = await openDatabase(env, log, parts.givingUp.signal);
  parts.closeDatabase = database.stop;
  if (isStopping(parts)) return;
  const patience = { statementMs: statementPatienceMs, waitMs: connectionPatienceMs };
  connectDatabase(database.url, { ...patience, readers: readerConnections });
  parts.hearing = hearCommitted(database.url);
  await ensureDefaultForums();
  health.parts.database = "ok";
  if (has("web")) answer = createListener(await site(health));
  watchMeilisearch(health);
  if (isStopping(parts)) return;
  if (has("realtime")) parts.live = openLive(parts.server, database.url);
  if (has("worker")) parts.worker = await keepWorker(database.url, log);
  for (const service of env.SERVICES) health.parts[service] = "ok";
  if (isStopping(parts)) return;
  health.phase = "running";
  await announce(parts.server);
}

const isStopping = ({ health }: Parts) => health.phase === "draining";

/** The club's Meilisearch can be away: that is said at the start, by `/ready` and by `/metrics`. */
function watchMeilisearch(health: Health): void {
  void warnOfMeilisearch();
  if (!hasMeilisearch()) return;
  health.others.search = stateOfMeilisearch;
  measureMeilisearch();
}

/** What `/metrics` tells of the whole process. */
function measure(health: Health): void {
  measureProcess();
  measureHealth(health);
  measureQueue();
}

async function announce(server: Server): Promise<void> {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : env.PORT;
  if (!env.SERVICES.includes("web"))
    return say(`\n  Bashgah is ready: ${env.SERVICES.join(" and ")}, without pages (on port ${port})\n`);
  const url = env.PUBLIC_URL ?? `http://localhost:${port}`;
  const setupLink = await ensureSetupLink(url);
  say(`\n  Bashgah is ready: ${url}${env.PUBLIC_URL ? ` (on port ${port})` : ""}\n`);
  if (setupLink) say(`  It has no administrator yet. Set it up here: ${setupLink}\n`);
  if (!hasSmsGateway())
    log.warn(`No SMS gateway is configured: nobody gets a code by SMS. The codes are shown at ${url}/dev/outbox`);
}

function stopOnSignals(parts: Parts, starting: Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (isStopping(parts)) return;
      log.info({ signal }, "stopping");
      setTimeout(() => end(new Error("It took too long")), patienceMs.all).unref();
      stop(parts, starting).then(() => end(), end);
    });
}

function end(error?: unknown): void {
  if (error) log.error({ error }, "did not stop cleanly");
  process.exit(error ? 1 : 0);
}

/** What is still starting gives up or comes up first, so that it can be stopped. */
async function stop(parts: Parts, starting?: Promise<void>): Promise<void> {
  const { health } = parts;
  health.phase = "draining";
  parts.givingUp.abort();
  const settled = starting?.catch(() => undefined); // then it never came up
  await Promise.race([settled, delay(patienceMs.starting)]);
  await Promise.race([parts.live?.close(), delay(patienceMs.queries)]);
  await Promise.all([
    parts.server && drain(parts.server, health, patienceMs.inHand),
    parts.worker?.stop(patienceMs.inHand),
  ]);
  await Promise.race([parts.hearing?.stop(), delay(patienceMs.queries)]);
  await Promise.race([disconnectDatabase(), delay(patienceMs.queries)]);
  await parts.closeDatabase?.();
}

/** Writes a line for the operator, beside the log. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs the club and ends the process with a plain sentence when it cannot start. */
export async function runClub(site?: Site): Promise<void> {
  try {
    await startClub(site);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`\n${error.message}\n${error.remedy ? `${error.remedy}\n` : ""}\n`);
    process.exit(1);
  }
}

if (import.meta.main) await runClub();
