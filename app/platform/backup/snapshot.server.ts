import { Client } from "pg";
import { to } from "pg-copy-streams";

/** A moment of the database that stays as it is while people go on writing. */
export type Snapshot = { client: Client; end(): Promise<void> };

export type SnapshotTable = { name: string; columns: string[] };

/** Jobs that were not done, as `graphile_worker.add_job` takes them. What was being tried in that moment is tried again. */
export const jobColumns = [
  "identifier",
  "payload",
  "queue_name",
  "run_at",
  "max_attempts",
  "job_key",
  "priority",
  "flags",
];

const jobsQuery = `
  SELECT tasks.identifier, jobs.payload, queues.queue_name, jobs.run_at, jobs.max_attempts, jobs.key, jobs.priority,
    (SELECT array_agg(flag) FROM jsonb_object_keys(jobs.flags) AS flag)
  FROM graphile_worker._private_jobs AS jobs
  JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
  LEFT JOIN graphile_worker._private_job_queues AS queues ON queues.id = jobs.job_queue_id
  ORDER BY jobs.id`;

/** The same rows in the same order give the same bytes on every server. */
const plainSettings = `
  SET LOCAL client_encoding = 'UTF8'; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex';
  SET LOCAL synchronize_seqscans = off`;

/** Opens a snapshot of the database; `end` must follow. Writers are not held up, changes of the schema wait. */
export async function openSnapshot(databaseUrl: string): Promise<Snapshot> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${plainSettings}`);
    const tables = (await listTables(client)).map(({ name }) => quoted(name));
    if (tables.length > 0) await client.query(`LOCK TABLE ${tables.join(", ")} IN ACCESS SHARE MODE`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { client, end: () => client.end() };
}

/** Every table of the club with its columns, generated ones aside. */
export async function listTables(client: Client): Promise<SnapshotTable[]> {
  const { rows } = await client.query<SnapshotTable>(
    `SELECT tables.relname AS name, array_agg(columns.attname::text ORDER BY columns.attnum) AS columns
     FROM pg_class AS tables
     JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attnum > 0
       AND NOT columns.attisdropped AND columns.attgenerated = ''
     WHERE tables.relnamespace = 'public'::regnamespace AND tables.relkind = 'r'
     GROUP BY tables.relname ORDER BY tables.relname COLLATE "C"`,
  );
  return rows;
}

/** The migrations that made the tables what they are, oldest first. */
export async function listMigrations(client: Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return rows;
}

/** How far every sequence is. Read after the tables: a number drawn meanwhile is lost, never given twice. */
export async function listSequences(client: Client): Promise<{ name: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string; value: string; isCalled: boolean }>(
    `SELECT sequencename AS name, coalesce(last_value, start_value)::text AS value, last_value IS NOT NULL AS "isCalled"
     FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename COLLATE "C"`,
  );
  return rows;
}

/** About how many bytes the tables take on disk, without their indexes: for showing progress. */
export async function tableBytes(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `SELECT coalesce(sum(pg_table_size(oid)), 0)::text AS bytes FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  return Number(rows[0]!.bytes);
}

/** A table's rows in PostgreSQL's text format of COPY, a line a row. */
export function copyTable(client: Client, { name, columns }: SnapshotTable): AsyncIterable<Buffer> {
  return client.query(to(`COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) TO STDOUT`));
}

/** The queue's jobs as lines of COPY, with the columns of `jobColumns`. */
export function copyJobs(client: Client): AsyncIterable<Buffer> {
  return client.query(to(`COPY (${jobsQuery}) TO STDOUT`));
}

/** An identifier for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
