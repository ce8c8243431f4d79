import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { verifyBackup } from "#app/platform/backup/read-backup.server.ts";
import { rowsIn } from "#tests/integration/imports/import-file.ts";
import { type Ended, runClubCommand } from "#tests/setup/club-command.ts";

/** The secret of the clubs in these tests, in the settings. */
export const secret = "a-secret-that-only-tests-have-0123456789";

/** A club of a test: its database and where its files are. */
export type Place = { url: string; dataDir: string };

export const settingsOf = ({ url, dataDir }: Place) => ({
  DATABASE_URL: url,
  DATA_DIR: dataDir,
  SESSION_SECRET: secret,
});

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bashgah-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command on a club; fails the test with what it said unless it ends with `code`. */
export async function run(place: Place, words: string[], code = 0): Promise<Ended> {
  const ended = await runClubCommand(words, settingsOf(place));
  if (ended.code !== code) throw new Error(`${words[0]} ended with ${ended.code}: ${ended.stderr}${ended.stdout}`);
  return ended;
}

/** What a backup says of its tables and jobs; equal for clubs that hold the same rows in the same order. */
export async function contentsOf(backup: string) {
  const { tables, jobs, sequences, files } = await verifyBackup(backup);
  return { tables, jobs, sequences, files };
}

/** The digest of each table's rows, whatever their order. */
export async function digestsOf(url: string): Promise<Record<string, string>> {
  const tables = await rowsIn<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await rowsIn<{ digest: string }>(
      url,
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM "${name}" t`,
    );
    digests[name] = row!.digest;
  }
  return digests;
}

/** Indexes, constraints and triggers, as PostgreSQL describes them. */
export function rulesOf(url: string): Promise<object[]> {
  return rowsIn(
    url,
    `SELECT conname AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
       JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
     UNION ALL SELECT tgname, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
     ORDER BY 1, 2`,
  );
}

/** Every file below a folder, with its bytes. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = files.map(async (path) => [path.slice(folder.length), (await readFile(path)).toString("base64")]);
  return Object.fromEntries(await Promise.all(contents));
}
