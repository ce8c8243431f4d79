import { setTimeout as delay } from "node:timers/promises";
import { Logger, runMigrations } from "graphile-worker";
import { Client, Pool } from "pg";
import { StartError } from "#app/platform/start-error.ts";
import { advisoryLocks } from "./advisory-locks.ts";
import { migrationAdapter } from "./migration-adapter.server.ts";
import { projectMigrationsDir, readMigrations } from "./migration-files.server.ts";
import { everything, type MigrationList, type SchemaEngine, withSchemaEngine } from "./schema-engine.server.ts";

/**
 * Brings a database up to date: the migrations of `prisma/migrations` that it lacks, recorded in Prisma's own
 * `_prisma_migrations`, and the job queue's schema. Safe in several processes at once.
 * A migration that failed before is tried again, since PostgreSQL undid it.
 * Throws StartError for a migration that fails, that was edited or removed after it was applied, or that comes from a newer Bashgah.
 * @returns the names of the migrations applied now
 */
export async function applyMigrations(
  databaseUrl: string,
  { migrationsDir = projectMigrationsDir } = {},
): Promise<{ applied: string[] }> {
  const lock = new Client({ connectionString: databaseUrl });
  lock.on("error", askedNext);
  await lock.connect();
  const pool = new Pool({ connectionString: databaseUrl, max: 1 }); // one: the engine takes a lock of its session too
  pool.on("error", askedNext).on("connect", (client) => client.on("error", askedNext));
  try {
    while (!(await tryLock(lock))) await delay(100);
    const migrationsList = await readMigrations(migrationsDir);
    const applied = await withSchemaEngine(migrationAdapter(pool), async (engine) => {
      await checkHistory(engine, migrationsList);
      return apply(engine, migrationsList, lock);
    });
    await runMigrations({ pgPool: pool, logger: silence });
    return { applied };
  } finally {
    await pool.end();
    await lock.end(); // which also gives the lock back
  }
}

/** A connection that is lost between two queries: the next query says so, and after the last one it no longer matters. */
const askedNext = () => undefined;

/**
 * Asked again and again: a session that waits inside PostgreSQL would keep CREATE INDEX CONCURRENTLY waiting for it, and
 * so itself.
 */
async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [
    advisoryLocks.migration,
  ]);
  return rows[0]!.got;
}

const silence = new Logger(() => () => undefined);

async function checkHistory(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const input = { migrationsList, optInToShadowDatabase: false, filters: everything };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(input);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  const { editedMigrationNames, history } = await engine.diagnoseMigrationHistory(input);
  if (editedMigrationNames.length > 0) {
    throw new StartError(
      `Migrations were edited after they were applied to this database: ${editedMigrationNames.join(", ")}.`,
      "Bring back their files as they were, and put the change into a new migration.",
    );
  }
  const unknown = history && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : [];
  if (unknown.length > 0) {
    throw new StartError(
      `This database has migrations that this Bashgah does not know: ${unknown.join(", ")}.`,
      "Start the newer Bashgah that made them, or bring back their files.",
    );
  }
}

async function apply(engine: SchemaEngine, migrationsList: MigrationList, client: Client): Promise<string[]> {
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everything });
    return appliedMigrationNames;
  } catch (cause) {
    const failure = await findFailure(client);
    if (!failure) throw cause;
    throw new StartError(
      `The migration ${failure.name} failed: ${failure.reason}.`,
      "Nothing of it was kept. Correct what it complains about and start again.",
      { cause },
    );
  }
}

async function findFailure(client: Client): Promise<{ name: string; reason: string } | undefined> {
  const { rows } = await client.query<{ name: string; logs: string | null }>(
    `SELECT migration_name AS name, logs FROM _prisma_migrations
     WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at DESC LIMIT 1`,
  );
  const [row] = rows;
  if (!row) return undefined;
  const words = /ERROR: (.+?)\n\s+0: /s.exec(row.logs ?? "")?.[1] ?? row.logs ?? "it was interrupted";
  return { name: row.name, reason: words.replace(/\.$/, "") };
}
