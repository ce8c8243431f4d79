import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { StartError } from "#app/platform/start-error.ts";
import { postgresBinaries } from "./embedded/binaries.server.ts";
import { clubName, ensureCluster } from "./embedded/cluster.server.ts";
import { lockHome } from "./embedded/lock.server.ts";
import { clearOrphan } from "./embedded/orphan.server.ts";
import { findPlace, recordPlace, sharedDir } from "./embedded/place.server.ts";
import { type Server, type ServerOptions, startServer } from "./embedded/server.server.ts";

/** How long to wait before a server that did not come back is tried again. */
const againAfterMs = 1_000;

/** What the server logs of an error leaves out the row it is about, which is somebody's. */
const ownSettings = { timezone: "UTC", log_timezone: "UTC", log_error_verbosity: "terse" };

export type EmbeddedPostgres = {
  /** `postgresql://…` of the club's database, with the password in it. */
  url: string;
  /** Ends PostgreSQL, letting transactions in progress roll back; then the data folder is free for another process. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with Bashgah, on a free port of the loopback interface, with its data in
 * `<dataDir>/postgres` (made at the first start). Restarts it when it dies by itself.
 * Throws StartError when it cannot run here or another process uses the same data.
 * @param options.log gets every line that PostgreSQL writes
 * @param options.warn gets what the operator should know: that it died, and why it does not come back
 * @param options.sharedDir where root keeps what the postgres user cannot reach in DATA_DIR or in the project
 * @param options.settings more server settings by name, such as `fsync`
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: (line: string) => void;
  warn?: (line: string) => void;
  sharedDir?: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true }).catch((cause) => {
    throw new StartError(`${cause.message}.`, "Set DATA_DIR to a folder that this user can write.", { cause });
  });
  const shared = options.sharedDir ?? sharedDir;
  const place = await findPlace(dataDir, join(shared, "data"));
  const release = lockHome(place.home);
  try {
    const binaries = await postgresBinaries(place.account, { copiesDir: shared });
    const cluster = join(place.home, "postgres");
    await clearOrphan(cluster, options.log);
    const password = await ensureCluster(dataDir, place, binaries);
    await recordPlace(dataDir, place);
    const supervised = await supervise({
      postgres: binaries.postgres,
      cluster,
      account: place.account,
      settings: { ...ownSettings, ...options.settings },
      log: options.log,
      warn: options.warn ?? options.log,
    });
    const address = (database: string) =>
      `postgresql://${clubName}:${password}@127.0.0.1:${supervised.port}/${database}`;
    const stop = () => supervised.stop().finally(release);
    await ensureDatabase(address("postgres")).catch((error) => stop().then(() => Promise.reject(error)));
    return { url: address(clubName), stop };
  } catch (error) {
    release();
    throw error;
  }
}

type SupervisedOptions = ServerOptions & { warn: (line: string) => void };

async function supervise(options: SupervisedOptions): Promise<{ port: number; stop(): Promise<void> }> {
  let server: Server = await startServer(options);
  const { port } = server;
  let stopping = false;
  let watching: Promise<void>;
  const endWithUs = () => server.process.kill("SIGINT");
  const watch = async (): Promise<void> => {
    await server.ended;
    if (stopping) return;
    options.warn("PostgreSQL ended by itself; starting it again");
    while (!stopping) {
      const next = await startAgain(options, port);
      if (!next) continue;
      server = next;
      if (stopping) endWithUs();
      watching = watch();
      return;
    }
  };
  watching = watch();
  process.once("exit", endWithUs);
  return {
    port,
    stop: async () => {
      stopping = true;
      endWithUs();
      await watching;
      await server.ended;
      process.off("exit", endWithUs);
    },
  };
}

/** Undefined when it failed, after a while; what is in the way of a server that was killed passes sooner or later. */
async function startAgain(options: SupervisedOptions, port: number): Promise<Server | undefined> {
  try {
    await clearOrphan(options.cluster, options.log);
    return await startServer(options, port);
  } catch (error) {
    options.warn((error as Error).message);
    await delay(againAfterMs);
    return undefined;
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [clubName]);
    if (!rowCount) await client.query(`CREATE DATABASE ${clubName}`);
  } finally {
    await client.end();
  }
}
