import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "#app/platform/start-error.ts";
import { type Account, giveTo } from "./account.server.ts";
import type { Binaries } from "./binaries.server.ts";
import { holdsCluster, type Place } from "./place.server.ts";

/** The name of the embedded server's superuser and of the club's database in it. */
export const clubName = "bashgah";

const embeddedMajor = "18";
const stagingPrefix = "postgres.new-";

/** What our PostgreSQL programs see of the environment: no PG* variable and no locale of the operator's reaches them. */
export const programEnv = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
} as unknown as NodeJS.ProcessEnv;

/**
 * Makes the cluster `<home>/postgres` unless it is there; answers its superuser's password, kept in `<dataDir>/postgres-password`.
 * It is made aside and moved into its place when complete, so that a start which was killed half-way leaves nothing usable behind.
 */
export async function ensureCluster(dataDir: string, place: Place, binaries: Binaries): Promise<string> {
  await removeUnfinished(place.home);
  const passwordPath = join(dataDir, "postgres-password");
  const known = (await readFile(passwordPath, "utf8").catch(() => "")).trim();
  const password = known || randomBytes(24).toString("hex");
  const present = await holdsCluster(place.home);
  if (present) await checkVersion(place.home);
  if (present && !known) await setPassword(binaries, place, password);
  if (!known) await writeFile(passwordPath, `${password}\n`, { mode: 0o600 });
  if (!present) await initialise(binaries, place, password);
  return password;
}

async function removeUnfinished(home: string): Promise<void> {
  const leftovers = (await readdir(home)).filter((name) => name.startsWith(stagingPrefix));
  // An initdb that outlived its Bashgah may still be writing there; it gives up once its files are gone.
  for (const name of leftovers) await rm(join(home, name), { recursive: true, force: true, maxRetries: 20 });
}

async function checkVersion(home: string): Promise<void> {
  const version = (await readFile(join(home, "postgres/PG_VERSION"), "utf8")).trim();
  if (version === embeddedMajor) return;
  throw new StartError(
    `The database in ${home}/postgres was made by PostgreSQL ${version}; this Bashgah embeds PostgreSQL ${embeddedMajor}.`,
    "Export the data with the Bashgah that made it, and import them here.",
  );
}

async function initialise(binaries: Binaries, { home, account }: Place, password: string): Promise<void> {
  const staging = await mkdtemp(join(home, stagingPrefix));
  const passwordFile = join(staging, "password");
  const data = join(staging, "data");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await giveTo(account, passwordFile);
  await giveTo(account, staging);
  await runInitdb(binaries.initdb, account, [
    `--pgdata=${data}`,
    `--username=${clubName}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-instructions",
  ]);
  await chmod(data, 0o700);
  await rename(data, join(home, "postgres"));
  await rm(staging, { recursive: true });
}

async function runInitdb(initdb: string, account: Account, args: string[]): Promise<void> {
  try {
    await promisify(execFile)(initdb, args, { cwd: "/", env: programEnv, ...account });
  } catch (cause) {
    const { stderr = "" } = cause as { stderr?: string };
    throw new StartError(
      `PostgreSQL could not make its database: ${stderr.trim() || (cause as Error).message}`,
      "Check that DATA_DIR has room and can be written, or set DATABASE_URL to a PostgreSQL server of your own.",
      { cause },
    );
  }
}

/** Sets the superuser's password in a stopped cluster, for when the file that keeps it was lost. */
async function setPassword(binaries: Binaries, { home, account }: Place, password: string): Promise<void> {
  const child = spawn(binaries.postgres, ["--single", "-D", join(home, "postgres"), "postgres"], {
    cwd: "/",
    env: programEnv,
    stdio: ["pipe", "ignore", "pipe"],
    ...account,
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk;
  });
  child.stdin.end(`ALTER ROLE ${clubName} PASSWORD '${password}'\n`);
  const code = await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  if (code === 0 && !log.includes("ERROR:")) return;
  throw new StartError(
    `The embedded database's password was lost and could not be set anew: ${log.trim()}`,
    "Bring back the file postgres-password in DATA_DIR from a backup.",
  );
}
