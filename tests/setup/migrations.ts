import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./clusters.ts";

/** A folder of migrations for one test: `{ "1_first": "CREATE TABLE …" }`. */
export async function makeMigrations(scripts: Record<string, string>): Promise<string> {
  const dir = await makeFolder();
  await writeFile(join(dir, "migration_lock.toml"), `provider = "postgresql"\n`);
  for (const [name, sql] of Object.entries(scripts)) await setMigration(dir, name, sql);
  return dir;
}

/** Writes, or rewrites, one migration. */
export async function setMigration(dir: string, name: string, sql: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true });
  await writeFile(join(dir, name, "migration.sql"), sql);
}

/** Takes one migration away. */
export async function removeMigration(dir: string, name: string): Promise<void> {
  await rm(join(dir, name), { recursive: true });
}
