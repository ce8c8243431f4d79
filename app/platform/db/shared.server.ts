import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { advisoryLocks } from "./advisory-locks.ts";
import { isHeldByAnother } from "./embedded/lock.server.ts";
import { findRunning } from "./embedded/running.server.ts";
import { applyMigrations } from "./migrate.server.ts";
import { type OpenDatabase, openDatabase } from "./prepare.server.ts";

const patienceMs = 30_000;

/**
 * The club's database for a command that runs beside the club or without it: the server of DATABASE_URL; the embedded
 * one where the club or another command runs it already; else one started for this command, whose `stop` waits for
 * commands that joined it meanwhile.
 * @throws StartError when there is none to be had
 */
export async function openSharedDatabase(...[env, log]: Parameters<typeof openDatabase>): Promise<OpenDatabase> {
  if (env.DATABASE_URL) return openDatabase(env, log);
  for (const deadline = performance.now() + patienceMs; ; await delay(100)) {
    try {
      return await leaveLast(await openDatabase(env, log));
    } catch (error) {
      if (!isHeldByAnother(error) || performance.now() > deadline) throw error;
    }
    const joined = await join(env.DATA_DIR);
    if (joined) return joined;
  }
}

async function leaveLast(own: OpenDatabase): Promise<OpenDatabase> {
  const stop = async () => {
    const client = await connect(own.url);
    await client?.query("SELECT pg_advisory_lock($1)", [advisoryLocks.guests]).catch(() => undefined); // a server that died has no guests
    await client?.end();
    await own.stop();
  };
  return { url: own.url, stop };
}

/** Null while the other process's server is still starting or already stopping. */
async function join(dataDir: string): Promise<OpenDatabase | null> {
  const url = await findRunning(dataDir);
  const client = url === null ? null : await connect(url);
  if (url === null || client === null) return null;
  try {
    await client.query("SELECT pg_advisory_lock_shared($1)", [advisoryLocks.guests]);
    await applyMigrations(url);
    return { url, stop: () => client.end() };
  } catch (error) {
    await client.end();
    if (isGoingAway(error)) return null;
    throw error;
  }
}

async function connect(url: string): Promise<Client | null> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined); // a server that goes away is noticed by the next query
  try {
    await client.connect();
    return client;
  } catch {
    return null; // not there any more, or not yet: the caller looks again
  }
}

/** Shutting down (57P01–57P03), or gone in the middle of a query. */
function isGoingAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^57P0[123]$/.test(code ?? "") || code === "ECONNRESET" || message === "Connection terminated unexpectedly";
}
