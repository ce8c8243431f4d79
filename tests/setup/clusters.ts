import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterAll, onTestFinished } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#app/platform/db/embedded.server.ts";

const made: string[] = [];
let original: Promise<string> | undefined;

afterAll(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A new folder that everybody can pass through (or nobody else, with `mode` 0o700), gone after the test file. */
export async function makeFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-cluster-"));
  made.push(folder);
  await chmod(folder, mode);
  return folder;
}

/** A new DATA_DIR that already holds a stopped cluster: a copy of one that is made once per test file. */
export async function makeDataDir(): Promise<string> {
  original ??= initialise();
  const dataDir = await makeFolder();
  await promisify(execFile)("cp", ["-a", `${await original}/.`, dataDir]);
  return dataDir;
}

/** The embedded server, which stops with the test at the latest. */
export async function startServer(dataDir: string, options: { sharedDir?: string } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, ...options });
  onTestFinished(server.stop);
  return server;
}

async function initialise(): Promise<string> {
  const dataDir = await makeFolder();
  const { stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await stop();
  return dataDir;
}

/** The first row that a query answers. */
export async function queryOne<T>(url: string, sql: string): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}
