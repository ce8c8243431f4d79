import { Client } from "pg";
import { checkDatabase, knowsPersianTrigrams } from "#app/platform/db/check.server.ts";
import { migrationNames } from "#app/platform/db/migration-files.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { type Finding, fine, warning, wrong } from "./finding.ts";

const skewWarnMs = 2_000;
const skewWrongMs = 30_000;

/** Looks at the database at an address, and changes nothing in it; later checks need what it answers. */
export async function checkClubDatabase(url: string): Promise<{ findings: Finding[]; isMigrated: boolean }> {
  try {
    await checkDatabase(url);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { findings: [wrong("database", error.message, error.remedy)], isMigrated: false };
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; locale: string | null }>(
      `SELECT current_setting('server_version') AS version, coalesce(datlocale, datctype) AS locale
       FROM (SELECT to_jsonb(d) ->> 'datlocale' AS datlocale, d.datctype FROM pg_database d WHERE datname = current_database()) d`,
    );
    const database = fine("database", `PostgreSQL ${rows[0]!.version}, locale ${rows[0]!.locale}`);
    const migrations = await checkMigrations(client);
    const isMigrated = migrations.state !== "wrong" && (await hasTables(client));
    const trigrams = isMigrated ? [await checkTrigrams(url)] : [];
    return { findings: [database, migrations, await checkClock(client), ...trigrams], isMigrated };
  } finally {
    await client.end();
  }
}

async function hasTables(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('"Member"') IS NOT NULL AND to_regclass('graphile_worker.jobs') IS NOT NULL AS found`,
  );
  return rows[0]!.found;
}

async function checkMigrations(client: Client): Promise<Finding> {
  const { rows: made } = await client.query(`SELECT FROM pg_tables WHERE tablename = '_prisma_migrations'`);
  const known = await migrationNames();
  const pending = "The next start of the club applies them.";
  if (made.length === 0) return warning("migrations", `All ${known.length} are to be applied yet.`, pending);
  const { rows } = await client.query<{ name: string; isDone: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS "isDone" FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const names = (wanted: string[]) => wanted.join(", ");
  const failed = rows.filter(({ isDone }) => !isDone).map(({ name }) => name);
  if (failed.length > 0)
    return wrong("migrations", `Failed: ${names(failed)}.`, "Start the club and read what it says of it.");
  const applied = new Set(rows.map(({ name }) => name));
  const foreign = [...applied].filter((name) => !known.includes(name));
  if (foreign.length > 0)
    return wrong(
      "migrations",
      `Applied and not known here: ${names(foreign)}.`,
      "Install the newer Bashgah that made them.",
    );
  const missing = known.filter((name) => !applied.has(name));
  if (missing.length > 0) return warning("migrations", `To be applied yet: ${names(missing)}.`, pending);
  return fine("migrations", `all ${known.length} applied`);
}

async function checkClock(client: Client): Promise<Finding> {
  const before = Date.now();
  const { rows } = await client.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const after = Date.now();
  const at = rows[0]!.at.getTime();
  const skewMs = at < before ? before - at : Math.max(0, at - after);
  const says = `${(skewMs / 1000).toFixed(1)} s between this machine's clock and the database's`;
  const remedy = "Let both machines set their clocks by NTP: codes and sessions end by them.";
  return (skewMs > skewWrongMs ? wrong : skewMs > skewWarnMs ? warning : fine)("clock", says, remedy);
}

async function checkTrigrams(url: string): Promise<Finding> {
  if (await knowsPersianTrigrams(url)) return fine("search", "Persian words are found, misspelt ones too");
  const remedy = "Make the database anew with LOCALE 'C.UTF-8', and restore a backup into it.";
  return warning(
    "search",
    "The database's locale knows no Persian letters: misspelt Persian words are not found.",
    remedy,
  );
}
