import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "./schema-engine.server.ts";

/** The folder of this project's migrations. */
export const projectMigrationsDir = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

/** Reads `<dir>/<timestamp>_<name>/migration.sql` and `migration_lock.toml`, oldest first; an absent folder has no migrations. */
export async function readMigrations(dir: string = projectMigrationsDir): Promise<MigrationList> {
  const names = await migrationNames(dir);
  return {
    baseDir: dir,
    lockfile: { path: "migration_lock.toml", content: await readOrNull(join(dir, "migration_lock.toml")) },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({ path: name, migrationFile: await readMigrationFile(join(dir, name)) })),
    ),
  };
}

/** The names of the migrations in `dir`, oldest first. */
export async function migrationNames(dir: string = projectMigrationsDir): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

async function readMigrationFile(migrationDir: string) {
  const path = "migration.sql";
  try {
    const value = await readFile(join(migrationDir, path), "utf8");
    return { path, content: { tag: "ok" as const, value } };
  } catch (error) {
    return { path, content: { tag: "error" as const, value: (error as Error).message } };
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
