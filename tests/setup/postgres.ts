import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#app/platform/db/embedded.server.ts";
import { applyMigrations } from "#app/platform/db/migrate.server.ts";
import { readMigrations } from "#app/platform/db/migration-files.server.ts";
import manifest from "../../package.json" with { type: "json" };

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL for tests: a superuser's URL, the migrated database to copy, and the prefix of this run's copies. */
    postgres: { adminUrl: string; template: string; prefix: string };
  }
}

/**
 * Nothing in a test cluster has to survive a power cut; and it serves several clubs and workers at once, those that were
 * just killed among them.
 */
export const carelessSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "400",
};

/**
 * Vitest's globalSetup: one PostgreSQL for the whole run (embedded, or the one of TEST_DATABASE_URL, whose user must be a
 * superuser), with a migrated template database for the workers to copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const prefix = `bashgah_test_${randomBytes(4).toString("hex")}_`;
  const template = await prepareTemplate(server.adminUrl);
  project.provide("postgres", { adminUrl: server.adminUrl, template, prefix });
  return async () => {
    await dropDatabases(server.adminUrl, prefix);
    await server.stop();
  };
}

async function startServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), "bashgah-tests-"));
  await chmod(dataDir, 0o711);
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: carelessSettings });
  return { adminUrl: url, stop: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) };
}

/** Makes the template under a passing name first: one that carries the final name is complete. */
async function prepareTemplate(adminUrl: string): Promise<string> {
  const template = `bashgah_template_${await fingerprint()}`;
  await asAdmin(adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(6024071984)");
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${template}_making`);
    await client.query(`CREATE DATABASE ${template}_making`);
    await applyMigrations(databaseUrl(adminUrl, `${template}_making`));
    await client.query(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
  });
  return template;
}

/** Changes with any migration and with the version of the job queue. */
async function fingerprint(): Promise<string> {
  const migrations = JSON.stringify((await readMigrations()).migrationDirectories);
  return createHash("sha256")
    .update(migrations)
    .update(manifest.dependencies["graphile-worker"])
    .digest("hex")
    .slice(0, 16);
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}

/** Runs `use` with a connection of the superuser. */
export async function asAdmin<T>(adminUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The URL of another database on the same server. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
