import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { migrationNames, projectMigrationsDir } from "#app/platform/db/migration-files.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { diffSchemas, projectSchemaDir, readSchema, readSnapshot } from "./schema-diff.ts";

const usage = `npm run db:migrate -- <name>                     writes the migration for what changed in prisma/schema
npm run db:migrate -- <name> --allow-data-loss   the same, even where it drops tables or columns
npm run db:migrate -- <name> --empty             writes an empty migration to be filled by hand`;

export type NewMigration = {
  name: string;
  allowDataLoss?: boolean;
  empty?: boolean;
  schemaDir?: string;
  migrationsDir?: string;
};

/**
 * Writes `<migrationsDir>/<timestamp>_<name>/migration.sql` and the snapshot of the schema it leads to; answers the
 * migration's folder name. Throws StartError when nothing changed, or when tables or columns would go without `allowDataLoss`.
 */
export async function writeMigration(wanted: NewMigration): Promise<string> {
  const { schemaDir = projectSchemaDir, migrationsDir = projectMigrationsDir, empty = false } = wanted;
  const snapshotPath = join(migrationsDir, "schema.snapshot.prisma");
  const schema = await readSchema(schemaDir);
  const changes = await diffSchemas(await readSnapshot(snapshotPath), schema);
  if (empty && changes) {
    throw new StartError(
      "The schema has changes that have no migration yet.",
      "Write that migration first, without --empty.",
    );
  }
  if (!empty && !changes)
    throw new StartError("Nothing changed in the schema.", "Use --empty to write a migration by hand.");
  if (!wanted.allowDataLoss) refuseDataLoss(changes);

  const folder = await nextFolderName(wanted.name, migrationsDir);
  const path = join(migrationsDir, folder);
  await mkdir(path, { recursive: true });
  try {
    await writeFile(join(path, "migration.sql"), changes || "-- Written by hand.\n", { flag: "wx" });
    await writeFile(join(migrationsDir, "migration_lock.toml"), `provider = "postgresql"\n`);
    await writeFile(snapshotPath, schema);
  } catch (error) {
    await rm(path, { recursive: true });
    throw error;
  }
  return folder;
}

function refuseDataLoss(sql: string): void {
  const drops = [...sql.matchAll(/\bDROP (?:TABLE|COLUMN)\s+"[^"]+"(?:\."[^"]+")?/g)].map(([statement]) => statement);
  if (drops.length === 0) return;
  throw new StartError(
    `This migration would lose data: ${drops.join(", ")}.`,
    "If that is meant (or if you will turn it into RENAME by hand), repeat with --allow-data-loss.",
  );
}

async function nextFolderName(name: string, migrationsDir: string): Promise<string> {
  const words = name.toLowerCase().replaceAll(/[\s-]+/g, "_");
  if (!/^[a-z][a-z0-9_]*$/.test(words)) {
    throw new StartError(`"${name}" is not a name for a migration.`, "Use Latin letters, digits and underscores.");
  }
  const now = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const last = (await migrationNames(migrationsDir)).at(-1)?.slice(0, 14) ?? "";
  return `${now > last ? now : String(BigInt(last) + 1n)}_${words}`;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "allow-data-loss": { type: "boolean" }, empty: { type: "boolean" } },
  });
  const [name] = positionals;
  if (!name || positionals.length > 1) {
    console.error(usage);
    process.exit(2);
  }
  try {
    const folder = await writeMigration({ name, allowDataLoss: values["allow-data-loss"], empty: values.empty });
    console.log(`Wrote prisma/migrations/${folder}/migration.sql. Read it before you commit it.`);
  } catch (error) {
    console.error(error instanceof StartError ? `${error.message} ${error.remedy}` : (error as Error).message);
    process.exit(1);
  }
}
