import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { makeFolder } from "#tests/setup/clusters.ts";
import { makeDatabase } from "#tests/setup/database.ts";
import { writeMigration } from "../../../scripts/migrate.ts";
import { diffSchemas, projectSchemaDir, readSchema, schemaDrift } from "../../../scripts/schema-diff.ts";

describe("the project's schema", () => {
  test("has a migration for each of its changes", async () => {
    expect(await schemaDrift()).toBe("");
  });

  test("is what the migrations make of an empty database", async () => {
    const [migrated, direct] = await Promise.all([makeDatabase(), makeDatabase({ migrated: false })]);
    const fromSchema = await query(direct.url, await diffSchemas(null, await readSchema()), catalog);
    const fromMigrations = await query(migrated.url, "", catalog);
    expect(fromSchema.length).toBeGreaterThan(50);
    expect(fromMigrations.filter(isColumn)).toEqual(fromSchema.filter(isColumn));
    // Migrations may add what a Prisma schema cannot say (checks, partial indexes, columns that an index carries), but must not lack anything.
    const plain = fromMigrations.map((line) => line.replace(/ INCLUDE \(.*?\)/, ""));
    expect(plain).toEqual(expect.arrayContaining(fromSchema));
    await Promise.all([migrated.drop(), direct.drop()]);
  });
});

describe("npm run db:migrate", () => {
  test("writes what changed, and nothing when nothing did", async () => {
    const dirs = await makeProject();
    const first = await writeMigration({ name: "First one", ...dirs });
    expect(first).toMatch(/^\d{14}_first_one$/);
    await expect(writeMigration({ name: "again", ...dirs })).rejects.toThrow("Nothing changed in the schema.");
    await addModel(dirs.schemaDir, "id Int @id\n  size Int");
    const second = await writeMigration({ name: "probe", ...dirs });
    expect(second > first).toBe(true);
    expect(await readFile(join(dirs.migrationsDir, second, "migration.sql"), "utf8")).toMatch(/CREATE TABLE "Probe"/);
  });

  test("refuses to lose a column or a table unless told", async () => {
    const dirs = await makeProject();
    await addModel(dirs.schemaDir, "id Int @id\n  size Int");
    await writeMigration({ name: "probe", ...dirs });
    await addModel(dirs.schemaDir, "id Int @id");
    await expect(writeMigration({ name: "less", ...dirs })).rejects.toThrow(/would lose data: DROP COLUMN "size"/);
    expect(await readdir(dirs.migrationsDir)).toHaveLength(3);
    await writeMigration({ name: "less", allowDataLoss: true, ...dirs });
    await writeFile(join(dirs.schemaDir, "probe.prisma"), "");
    await expect(writeMigration({ name: "none", ...dirs })).rejects.toThrow(/DROP TABLE "Probe"/);
  });

  test("writes an empty migration to be filled by hand only when nothing else waits", async () => {
    const dirs = await makeProject();
    await expect(writeMigration({ name: "checks", empty: true, ...dirs })).rejects.toThrow(/no migration yet/);
    await writeMigration({ name: "first", ...dirs });
    expect(await writeMigration({ name: "checks", empty: true, ...dirs })).toMatch(/_checks$/);
  });

  test("says where a schema is wrong, and refuses names that are no names", async () => {
    const dirs = await makeProject();
    await expect(writeMigration({ name: "../up", ...dirs })).rejects.toThrow(/not a name for a migration/);
    await addModel(dirs.schemaDir, "id Nothing @id");
    await expect(writeMigration({ name: "probe", ...dirs })).rejects.toThrow(/Type "Nothing" is neither/);
  });
});

async function makeProject(): Promise<{ schemaDir: string; migrationsDir: string }> {
  const folder = await makeFolder();
  const [schemaDir, migrationsDir] = [join(folder, "schema"), join(folder, "migrations")];
  await mkdir(schemaDir);
  await cp(join(projectSchemaDir, "main.prisma"), join(schemaDir, "main.prisma"));
  await writeFile(join(schemaDir, "first.prisma"), "model First {\n  id Int @id\n}\n");
  return { schemaDir, migrationsDir };
}

function addModel(schemaDir: string, fields: string): Promise<void> {
  return writeFile(join(schemaDir, "probe.prisma"), `model Probe {\n  ${fields}\n}\n`);
}

const catalog = `
  SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    || CASE WHEN attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') AS line
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
    AND attnum > 0 AND NOT attisdropped
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL SELECT 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    AND conrelid::regclass::text <> '_prisma_migrations'
  UNION ALL SELECT 'enum ' || enumtypid::regtype || '.' || enumlabel FROM pg_enum
  ORDER BY line`;

const isColumn = (line: string) => line.startsWith("column ");

async function query(url: string, prepare: string, sql: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(prepare);
    return (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}
