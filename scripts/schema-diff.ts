import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import { type DiffTarget, everything, withSchemaEngine } from "#app/platform/db/schema-engine.server.ts";

export const projectSchemaDir = fileURLToPath(new URL("../prisma/schema", import.meta.url));
export const projectSnapshotPath = fileURLToPath(
  new URL("../prisma/migrations/schema.snapshot.prisma", import.meta.url),
);

/** Every `.prisma` file of a folder as one text, files in alphabetical order. */
export async function readSchema(schemaDir: string = projectSchemaDir): Promise<string> {
  const names = (await readdir(schemaDir, { recursive: true })).filter((name) => name.endsWith(".prisma")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(schemaDir, name), "utf8")));
  return texts.map((text, index) => `// ${names[index]}\n\n${text.trim()}\n`).join("\n");
}

/** The schema as the last migration left it; null before the first migration. */
export async function readSnapshot(path: string = projectSnapshotPath): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The SQL that turns a database of schema `from` (null: an empty database) into one of schema `to`; empty when they are equal. Needs no database. */
export async function diffSchemas(from: string | null, to: string): Promise<string> {
  return withSchemaEngine(offlinePostgres, async (engine) => {
    const { stdout, exitCode } = await engine.diff({
      from: from === null ? { tag: "empty" } : asTarget(from),
      to: asTarget(to),
      script: true,
      exitCode: true,
      filters: everything,
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  });
}

/** The SQL that the migrations lack compared with `prisma/schema`; empty when every change of the schema has its migration. */
export async function schemaDrift(): Promise<string> {
  return diffSchemas(await readSnapshot(), await readSchema());
}

function asTarget(schema: string): DiffTarget {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] };
}

/** Comparing two schema texts asks the server only who it is: answered here with the version that Bashgah embeds. */
const offlineServer: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "bashgah-offline",
  queryRaw: async (query: SqlQuery) => {
    if (!query.sql.includes("server_version_num")) return refuse(query.sql);
    return {
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 18.4", 180004]],
    };
  },
  executeRaw: async (query) => refuse(query.sql),
  executeScript: async (script) => refuse(script),
  startTransaction: async () => refuse("BEGIN"),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  dispose: async () => undefined,
};

const offlinePostgres: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "bashgah-offline",
  connect: async () => offlineServer,
  connectToShadowDb: async () => offlineServer,
};

function refuse(sql: string): never {
  throw new Error(`Comparing two schemas must not need a database, but the engine asked: ${sql}`);
}
