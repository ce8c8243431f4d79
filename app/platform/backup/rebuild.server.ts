import { createHash } from "node:crypto";
import type { Client } from "pg";
import { migrationNames, readMigrations } from "#app/platform/db/migration-files.server.ts";
import { quoted } from "./snapshot.server.ts";

/** A migration that a backup was made with. */
type Applied = { name: string; checksum: string };

/** The scripts that bring an empty database to where a backup was; or the migration that is not here, or not the same. */
export type Scripts = { scripts: string[] } | { unknown: string } | { edited: string };

/** Finds the migrations of a backup among this program's. What this program has beyond them is applied afterwards. */
export async function findScripts(applied: Applied[]): Promise<Scripts> {
  const known = new Set(await migrationNames());
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown) return { unknown: unknown.name };
  const { migrationDirectories } = await readMigrations();
  const here = new Map(
    migrationDirectories.map(({ path, migrationFile: { content } }) => [
      path,
      content.tag === "ok" ? content.value : "",
    ]),
  );
  const edited = applied.find(({ name, checksum }) => checksumOf(here.get(name)!) !== checksum);
  if (edited) return { edited: edited.name };
  return { scripts: applied.map(({ name }) => here.get(name)!) };
}

/** As Prisma records it. */
function checksumOf(script: string): string {
  return createHash("sha256").update(script).digest("hex");
}

/**
 * Takes everything of the club out of the database and makes its tables anew, empty, as they were when the migrations
 * `scripts` were the last ones; in the caller's transaction. The record of migrations is emptied, the queue too.
 */
export async function rebuildTables(client: Client, scripts: string[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(dropStatements);
  for (const { statement } of rows) await client.query(statement);
  await client.query(`DELETE FROM _prisma_migrations; DELETE FROM graphile_worker._private_jobs`);
  for (const script of scripts) await client.query(script);
}

/** Everything in the schema `public` but the record of migrations and what extensions brought. */
const dropStatements = `
  SELECT format('DROP TABLE IF EXISTS %s CASCADE', oid::regclass) AS statement FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'
  UNION ALL
  SELECT format('DROP %s IF EXISTS %s CASCADE', CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, oid::regclass)
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm') AND ${notOfExtension("pg_class")}
  UNION ALL
  SELECT format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype) FROM pg_type
  WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND ${notOfExtension("pg_type")}
  UNION ALL
  SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND ${notOfExtension("pg_proc")}`;

function notOfExtension(catalogue: string): string {
  return `NOT EXISTS (SELECT FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${catalogue}.oid AND deptype = 'e')`;
}

/** What would be checked or kept up row by row is taken away for the time of filling, and put back whole. */
export type TakenAway = { putBack: string[] };

/**
 * Takes foreign keys, further indexes and triggers away, so that tables can be filled in any order and quickly. Putting
 * them back checks every reference.
 */
export async function takeChecksAway(client: Client): Promise<TakenAway> {
  const { rows } = await client.query<{ away: string; back: string; rank: number }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back, 2 AS rank
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'
    UNION ALL
    SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 1
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace AND NOT indisunique
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    UNION ALL
    SELECT format('ALTER TABLE %s DISABLE TRIGGER USER', oid::regclass), format('ALTER TABLE %s ENABLE TRIGGER USER', oid::regclass), 3
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relhastriggers
    ORDER BY rank DESC`);
  for (const { away } of rows) await client.query(away);
  return { putBack: rows.toSorted((one, other) => one.rank - other.rank).map(({ back }) => back) };
}

/** Puts back what `takeChecksAway` took. Fails when a row refers to one that is not there. */
export async function putChecksBack(client: Client, { putBack }: TakenAway): Promise<void> {
  for (const statement of putBack) await client.query(statement);
}

/** Sets a sequence as it was. */
export async function setSequence(
  client: Client,
  { name, value, isCalled }: { name: string; value: string; isCalled: boolean },
) {
  await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [quoted(name), value, isCalled]);
}
