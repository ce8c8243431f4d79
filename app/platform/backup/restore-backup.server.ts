import { finished } from "node:stream/promises";
import { Client } from "pg";
import { type CopyStreamQuery, from } from "pg-copy-streams";
import { advisoryLocks } from "#app/platform/db/advisory-locks.ts";
import { applyMigrations } from "#app/platform/db/migrate.server.ts";
import { putFile, removeFile } from "#app/platform/files.server.ts";
import { bringSecret } from "#app/platform/secret.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import type { Manifest, TableSummary } from "./manifest.ts";
import { newer, type Part, readParts, verifyBackup } from "./read-backup.server.ts";
import { findScripts, putChecksBack, rebuildTables, setSequence, takeChecksAway } from "./rebuild.server.ts";
import { jobColumns, quoted } from "./snapshot.server.ts";
import { keysOfFiles, type StoredFiles } from "./stored-files.server.ts";

export type RestoreOptions = {
  /** Tables that are empty in a club where nobody is yet. */
  inhabited: readonly string[];
  /** Asked when the club is not empty; without a yes nothing is changed. */
  mayReplace: () => Promise<boolean>;
  /** The files of the club that is replaced go with it. */
  files: StoredFiles;
  onProgress?: (part: string, read: number, size: number) => void;
};

/**
 * Checks that a backup is whole and that this program can restore it, without any change.
 * @throws StartError
 */
export async function checkBackup(path: string, onProgress?: RestoreOptions["onProgress"]): Promise<Manifest> {
  const manifest = await verifyBackup(path, (read, size) => onProgress?.("checking", read, size));
  await scriptsOf(path, manifest);
  return manifest;
}

/**
 * Makes the club what it was when a backup was taken: tables, undone jobs, sequences, files, and the secret that was
 * kept with them. The backup is read twice: once to know that it is whole, once to fill the tables in one transaction;
 * so a restore that is cut off leaves the club as it was. An older backup is brought up to date afterwards.
 * @throws StartError when the file is not whole or too new, when the club is not empty or is running
 */
export async function restoreBackup(databaseUrl: string, path: string, options: RestoreOptions): Promise<Manifest> {
  const manifest = await checkBackup(path, options.onProgress);
  const scripts = await scriptsOf(path, manifest);
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined); // the query in hand says it too
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLocks.migration]); // whoever starts the club meanwhile waits
    await demandStopped(client);
    const isEmpty = await isEmptyClub(client, options.inhabited);
    if (!isEmpty && !(await options.mayReplace())) throw notEmpty();
    await client.query("BEGIN");
    const outdated = new Set(isEmpty ? [] : await Array.fromAsync(keysOfFiles(client, options.files)));
    await client.query("SET LOCAL lock_timeout = '10s'; SET LOCAL client_encoding = 'UTF8'");
    await rebuildTables(client, scripts).catch(refuseBusy);
    const { secret, keys } = await fill(client, path, manifest, options);
    if (secret && isEmpty) bringSecret(secret);
    await client.query("COMMIT");
    if (secret && !isEmpty) bringSecret(secret);
    for (const key of outdated.difference(keys)) await removeFile(key);
  } finally {
    await client.end(); // which also undoes what was not committed
  }
  await applyMigrations(databaseUrl);
  return manifest;
}

async function scriptsOf(path: string, manifest: Manifest): Promise<string[]> {
  const found = await findScripts(manifest.migrations);
  if ("unknown" in found) throw newer(path, manifest.version);
  if ("edited" in found)
    throw new StartError(
      `${path} was made with another migration ${found.edited} than the one here.`,
      "Bring back the migration's file as it was, or install the version that made the backup.",
    );
  return found.scripts;
}

async function isEmptyClub(client: Client, inhabited: readonly string[]): Promise<boolean> {
  const anybody = inhabited.map((table) => `EXISTS (SELECT FROM ${quoted(table)})`).join(" OR ");
  const { rows } = await client.query<{ anybody: boolean }>(`SELECT ${anybody} AS anybody`);
  return !rows[0]!.anybody;
}

function notEmpty(): StartError {
  return new StartError(
    "This club is not empty.",
    "Restore into an empty one (a new DATA_DIR or database), or give --replace to lose what is here.",
  );
}

/** A worker holds a lock of its own in our namespace for as long as it lives. */
async function demandStopped(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid = 6024
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  if (rowCount) throw new StartError("The club is running.", "Stop it, restore, and start it again.");
}

function refuseBusy(error: unknown): never {
  if ((error as { code?: string }).code !== "55P03") throw error; // lock_not_available
  throw new StartError("The club's tables are in use.", "Stop the club and whatever else reads its database.", {
    cause: error,
  });
}

/** Fills the empty tables; answers the secret that came along and the keys of the files. */
async function fill(client: Client, path: string, manifest: Manifest, options: RestoreOptions) {
  const taken = await takeChecksAway(client);
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  const copy = new CopyIn(client);
  const keys = new Set<string>();
  let secret = "";
  let at = "";
  const put = async (part: Part) => {
    at = part.kind === "table" ? part.name : part.kind;
    if (part.kind === "table") return copy.add(copyTableSql(tables.get(part.name)!), part.content);
    if (part.kind === "jobs") return copy.add(await copyJobsSql(client, copy), part.content);
    if (part.kind === "file") {
      keys.add(part.key);
      return putFile(part.key, part.content);
    }
    secret = part.content.toString("utf8");
  };
  for await (const part of readParts(path, (read, size) => options.onProgress?.(at, read, size))) await put(part);
  await copy.end();
  await requeueJobs(client);
  await putChecksBack(client, taken);
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  return { secret, keys };
}

function copyTableSql({ name, columns }: TableSummary): string {
  return `COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) FROM STDIN`;
}

const jobsTable = "restored_jobs";

async function copyJobsSql(client: Client, copy: CopyIn): Promise<string> {
  const sql = `COPY ${jobsTable} (${jobColumns.join(", ")}) FROM STDIN`;
  if (copy.statement !== sql) {
    await copy.end();
    await client.query(
      `CREATE TEMP TABLE ${jobsTable} (place int GENERATED ALWAYS AS IDENTITY, identifier text, payload json, queue_name text,
         run_at timestamptz, max_attempts int, job_key text, priority int, flags text[]) ON COMMIT DROP`,
    );
  }
  return sql;
}

/** Jobs go back into the queue with all their tries before them. */
async function requeueJobs(client: Client): Promise<void> {
  const { rows } = await client.query(`SELECT to_regclass('pg_temp.${jobsTable}') IS NOT NULL AS any`);
  if (!rows[0].any) return;
  await client.query(
    `SELECT count(*) FROM (
       SELECT graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, job_key, priority, flags)
       FROM ${jobsTable} ORDER BY place) AS added`,
  );
}

/** One COPY after another: pieces with the same statement go into the same. */
class CopyIn {
  readonly #client: Client;
  #stream: CopyStreamQuery | null = null;
  #failed: Promise<never> = new Promise(() => undefined);
  statement = "";

  constructor(client: Client) {
    this.#client = client;
  }

  async add(statement: string, content: Buffer): Promise<void> {
    if (statement !== this.statement) await this.end();
    this.statement = statement;
    const stream = this.#stream ?? this.#begin(statement);
    await Promise.race([this.#failed, new Promise<unknown>((resolve) => stream.write(content, resolve))]);
  }

  async end(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    if (stream) await Promise.race([this.#failed, finished(stream.end())]);
  }

  #begin(statement: string): CopyStreamQuery {
    const stream = this.#client.query(from(statement));
    this.#failed = new Promise((_, reject) => stream.once("error", reject));
    this.#failed.catch(() => undefined); // whoever waits for the next piece hears of it
    this.#stream = stream;
    return stream;
  }
}
