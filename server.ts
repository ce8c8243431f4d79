import type { Server } from "node:http";
import type { Runner } from "graphile-worker";
import { ensureSetupLink } from "#app/domain/accounts/setup-token.server.ts";
import { ensureDefaultForums } from "#app/domain/forums/ensure-default-forums.server.ts";
import type { Health } from "#app/http/health.server.ts";
import { createListener, type ListenerParts } from "#app/http/listener.server.ts";
import { builtSite, drain, listen } from "#app/http/site.server.ts";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { openDatabase } from "#app/platform/db/prepare.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { startWorker } from "#app/worker/queue.server.ts";

const drainMs = 10_000;

/** The running club: what must be stopped, in this order. */
type Parts = { health: Health; server?: Server; worker?: Runner; closeDatabase?: () => Promise<void> };

/** How pages are made: from the build, or by the development server. */
export type Site = (health: Health) => Promise<ListenerParts>;

/**
 * Starts the roles asked for: web, realtime, worker.
 * @throws StartError with what is wrong and what to do
 */
export async function startClub(site: Site = builtSite): Promise<void> {
  const parts: Parts = { health: { phase: "starting", services: env.SERVICES } };
  stopOnSignals(parts);
  try {
    await start(parts, site);
  } catch (error) {
    await stop(parts);
    throw error;
  }
}

async function start(parts: Parts, site: Site): Promise<void> {
  const has = (service: (typeof env.SERVICES)[number]) => env.SERVICES.includes(service);
  let answer = createListener({ health: parts.health, files: (_request, _response, next) => next(), pages: never });
  if (has("web")) parts.server = await listen(() => answer);
  const database = await openDatabase(env, log);
  parts.closeDatabase = database.stop;
  connectDatabase(database.url);
  await ensureDefaultForums();
  if (has("web")) answer = createListener(await site(parts.health));
  if (has("worker")) parts.worker = await startWorker(database.url, log);
  parts.health.phase = "running";
  await announce(parts.server);
}

const never = (): Promise<Response> => Promise.reject(new Error("The site has not started"));

async function announce(server: Server | undefined): Promise<void> {
  if (!server) return;
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : env.PORT;
  const url = env.PUBLIC_URL ?? `http://localhost:${port}`;
  say(`\n  Bashgah is ready: ${url}\n`);
  const setupLink = await ensureSetupLink(url);
  if (setupLink) say(`  It has no administrator yet. Set it up here: ${setupLink}\n`);
}

function stopOnSignals(parts: Parts): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, "stopping");
      void stop(parts).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error }, "did not stop cleanly");
          process.exit(1);
        },
      );
    });
}

async function stop(parts: Parts): Promise<void> {
  parts.health.phase = "draining";
  if (parts.server) await drain(parts.server, drainMs);
  await parts.worker?.stop();
  await disconnectDatabase();
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
