import { checkDatabase, knowsPersianTrigrams } from "./check.server.ts";
import { startEmbeddedPostgres } from "./embedded.server.ts";
import { applyMigrations } from "./migrate.server.ts";

/** Where the log lines of the database's start go; a pino logger is one. */
type DatabaseLog = { info(line: string): void; warn(line: string): void; debug(line: string): void };

export type OpenDatabase = {
  /** `postgresql://…` with the password in it. */
  url: string;
  /** Ends the embedded server; does nothing to a server of the operator's own. */
  stop(): Promise<void>;
};

/**
 * The club's database, checked and migrated: the server of DATABASE_URL, or the embedded one under DATA_DIR.
 * Throws StartError when it cannot be used.
 * @param signal gives up what is not ready yet: the embedded server ends, a migration in hand is undone by PostgreSQL
 */
export async function openDatabase(
  env: { DATABASE_URL?: string | undefined; DATA_DIR: string },
  log: DatabaseLog,
  signal?: AbortSignal,
): Promise<OpenDatabase> {
  const database = env.DATABASE_URL
    ? { url: env.DATABASE_URL, stop: async () => undefined }
    : await startEmbeddedPostgres({
        dataDir: env.DATA_DIR,
        log: (line) => log.debug(`postgres: ${line}`),
        warn: (line) => log.warn(line),
      });
  const giveUp = () => void database.stop();
  signal?.addEventListener("abort", giveUp);
  try {
    signal?.throwIfAborted();
    await checkDatabase(database.url);
    const { applied } = await applyMigrations(database.url);
    for (const name of applied) log.info(`applied the migration ${name}`);
    if (!(await knowsPersianTrigrams(database.url))) log.warn(noTrigrams);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  } finally {
    signal?.removeEventListener("abort", giveUp);
  }
}

const noTrigrams =
  "The database's locale knows no Persian letters (LC_CTYPE is C), so search finds no misspelt Persian words. Make the database anew with LOCALE 'C.UTF-8'.";
