import { Client } from "pg";
import { StartError } from "#app/platform/start-error.ts";

/** The oldest PostgreSQL that Bashgah is tested with, as `server_version_num`. */
const oldestVersion = 150_000;
const connectTimeoutMs = 10_000;

/** What a server says of itself and of our rights; `version` is its `server_version_num`. */
export type Answers = { version: number; encoding: string; mayCreate: boolean; user: string; database: string };

/**
 * Makes sure that the club can live in the database at `databaseUrl`: reachable, new enough, UTF-8, and ours to change.
 * Throws StartError with one sentence that says what is wrong; the password is never in it.
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  refuseUnfit(await ask(databaseUrl));
}

/** Throws StartError for a database that is reachable but cannot be the club's. */
export function refuseUnfit({ version, encoding, mayCreate, user, database }: Answers): void {
  if (version < oldestVersion) {
    throw new StartError(
      `The server of DATABASE_URL runs PostgreSQL ${Math.floor(version / 10_000)}, which is too old.`,
      `Bashgah needs PostgreSQL ${oldestVersion / 10_000} or newer.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new StartError(
      `The database "${database}" has the encoding ${encoding}, which cannot hold Persian.`,
      `Make it anew: CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';`,
    );
  }
  if (!mayCreate) {
    throw new StartError(
      `The user "${user}" of DATABASE_URL may not make tables in the database "${database}".`,
      `Let the server's administrator run: ALTER DATABASE ${database} OWNER TO ${user}; ALTER SCHEMA public OWNER TO ${user};`,
    );
  }
}

/** Whether fuzzy search works for Persian; on a server whose LC_CTYPE is C, pg_trgm ignores every Persian letter. */
export async function knowsPersianTrigrams(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ works: boolean }>("SELECT cardinality(show_trgm('سلام')) > 0 AS works");
    return rows[0]?.works ?? false;
  } catch (error) {
    if ((error as { code?: string }).code === undefinedFunction) return false;
    throw error;
  } finally {
    await client.end();
  }
}

const undefinedFunction = "42883";

async function ask(databaseUrl: string): Promise<Answers> {
  const url = parse(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    const { rows } = await client.query<Answers>(
      `SELECT current_setting('server_version_num')::int AS version, getdatabaseencoding() AS encoding,
         has_schema_privilege('public', 'CREATE') AND has_database_privilege(current_database(), 'CREATE') AS "mayCreate",
         current_user AS user, current_database() AS database`,
    );
    return rows[0]!;
  } catch (cause) {
    throw explain(cause as Error & { code?: string }, url);
  } finally {
    await client.end().catch(() => undefined); // A connection that never came about has nothing to end.
  }
}

function parse(databaseUrl: string): URL {
  const url = URL.parse(databaseUrl);
  const hasHost = url?.hostname || url?.searchParams.has("host");
  // A password with an unescaped / or # would end up in what looks like the host and the path.
  const torn = url && `${url.pathname}${url.search}${url.hash}`.includes("@");
  if (url && /^postgres(ql)?:$/.test(url.protocol) && hasHost && !torn) return url;
  throw new StartError(
    "DATABASE_URL is not the address of a PostgreSQL database.",
    "Write it as postgresql://user:password@host:5432/database, with special characters of the password percent-encoded (@ as %40).",
  );
}

/** One sentence for each way a connection fails, by Node's or PostgreSQL's code. */
function explain(cause: Error & { code?: string }, url: URL): StartError {
  const server = `${url.hostname}:${url.port || 5432}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const [wrong, remedy] = sentences(server, url.username, database)[cause.code ?? ""] ?? [
    `The PostgreSQL server at ${server} could not be used: ${withoutPassword(cause.message, url)}.`,
    "Check DATABASE_URL.",
  ];
  return new StartError(wrong, remedy, { cause: new Error(withoutPassword(cause.message, url)) });
}

function sentences(server: string, user: string, database: string): Record<string, [string, string]> {
  const check = "Check DATABASE_URL, and that the server runs and accepts connections from here.";
  const refusedLogin: [string, string] = [
    `The PostgreSQL server at ${server} refuses the user "${user}" or the password.`,
    "Check the user and the password in DATABASE_URL.",
  ];
  const unknownHost: [string, string] = [
    `The host of ${server} is not known.`,
    "Check the host's name in DATABASE_URL.",
  ];
  return {
    ECONNREFUSED: [`No PostgreSQL server answers at ${server}.`, check],
    EHOSTUNREACH: [`The PostgreSQL server at ${server} cannot be reached.`, check],
    ETIMEDOUT: [`The PostgreSQL server at ${server} does not answer.`, check],
    ENOTFOUND: unknownHost,
    EAI_AGAIN: unknownHost,
    "28P01": refusedLogin,
    "28000": refusedLogin,
    "3D000": [
      `The PostgreSQL server at ${server} has no database "${database}".`,
      `Make it: CREATE DATABASE ${database} OWNER ${user} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';`,
    ],
    "57P03": [`The PostgreSQL server at ${server} is still starting.`, "Wait a moment and start again."],
    "53300": [`The PostgreSQL server at ${server} has no connection left.`, "Raise its max_connections."],
  };
}

function withoutPassword(text: string, url: URL): string {
  const forms = [url.password, decodeURIComponent(url.password)].filter(Boolean);
  return forms.reduce((safe, secret) => safe.replaceAll(secret, "…"), text);
}
