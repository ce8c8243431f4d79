import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { asAdmin, databaseUrl } from "./postgres.ts";

let cleaner: { client: Client; script: string } | undefined;

/** The URL of this Vitest worker's own database, a copy of the migrated template made when the worker first asks. */
export async function workerDatabase(): Promise<string> {
  const { adminUrl, template, prefix } = inject("postgres");
  const name = `${prefix}worker_${process.env.VITEST_POOL_ID}`;
  await asAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return databaseUrl(adminUrl, name);
}

/** A database of its own for one test: a copy of the migrated template, or an empty one. Goes at the end of the run at the latest. */
export async function makeDatabase({ migrated = true } = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl, template, prefix } = inject("postgres");
  const name = `${prefix}own_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${migrated ? template : "template0"}`),
  );
  const drop = () => asAdmin(adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  return { url: databaseUrl(adminUrl, name), drop: () => drop().then(() => undefined) };
}

/** Runs some work, as the factories' own, in another database than this worker's. */
export async function inDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  await disconnectDatabase();
  connectDatabase(url);
  try {
    return await work();
  } finally {
    await disconnectDatabase();
    connectDatabase(await workerDatabase());
  }
}

/** Empties every table of this worker's database, the job queue's included. Triggers and foreign keys do not stand in the way. */
export async function cleanDatabase(): Promise<void> {
  cleaner ??= await makeCleaner();
  await cleaner.client.query(cleaner.script);
}

/** Closes the connection that `cleanDatabase` keeps. */
export async function closeCleaner(): Promise<void> {
  await cleaner?.client.end();
  cleaner = undefined;
}

async function makeCleaner() {
  const client = new Client({ connectionString: await workerDatabase() });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')
       AND tablename NOT IN ('_prisma_migrations', 'migrations', '_private_tasks')`,
  );
  const deletes = rows.map(({ name }) => `DELETE FROM ${name};`).join("");
  return { client, script: `BEGIN; SET LOCAL session_replication_role = replica; ${deletes} COMMIT` };
}
