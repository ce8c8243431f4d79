import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StartError } from "#app/platform/start-error.ts";
import { type Account, canPass, firstBarrier, ownerOf, postgresAccount, startedByRoot } from "./account.server.ts";

/** Where root keeps what the postgres user cannot reach in the project or in DATA_DIR. Only root can write there. */
export const sharedDir = "/var/lib/bashgah";

/** The folder that holds the cluster (`<home>/postgres`) and its lock, and the user that PostgreSQL runs as. */
export type Place = { home: string; account: Account };

/**
 * Where the cluster of `dataDir` is or will be: inside it, or, when root keeps it where the postgres user cannot go
 * (say under /root), in a folder of `elsewhere` that `<dataDir>/postgres-location` then names.
 */
export async function findPlace(dataDir: string, elsewhere: string = join(sharedDir, "data")): Promise<Place> {
  const recorded = await readLocation(dataDir);
  if (recorded) return { home: recorded, account: await ownerOf(join(recorded, "postgres")) };
  if (await holdsCluster(dataDir)) return checkPassage(dataDir, await ownerOf(join(dataDir, "postgres")));

  const account = await postgresAccount();
  if (!startedByRoot() || (await canPass(account, dataDir))) return { home: dataDir, account };
  const home = join(
    elsewhere,
    createHash("sha256")
      .update(await realpath(dataDir))
      .digest("hex")
      .slice(0, 16),
  );
  try {
    await makePassable(home);
    return await checkPassage(home, account);
  } catch (cause) {
    throw await unreachable(dataDir, account, cause);
  }
}

/** Makes a folder, and those above it that are missing, so that everybody may pass through, whatever the umask. */
export async function makePassable(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
}

/** Writes down where the cluster is, once it is there, so that the data are found (or missed) at every later start. */
export async function recordPlace(dataDir: string, place: Place): Promise<void> {
  if (place.home !== dataDir) await writeFile(join(dataDir, "postgres-location"), `${place.home}\n`);
}

/** True when `<home>/postgres` is a cluster. Throws StartError when it is something else, or another version's. */
export async function holdsCluster(home: string): Promise<boolean> {
  const cluster = join(home, "postgres");
  const names = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw new StartError(`The database's folder ${cluster} cannot be read: ${error.message}.`, otherUser);
  });
  if (names.length === 0) return false;
  if (names.includes("PG_VERSION")) return true;
  throw new StartError(
    `${cluster} holds files, but not a PostgreSQL database.`,
    "Move that folder away, or set DATA_DIR to another folder.",
  );
}

const otherUser = "Start Bashgah as the user who started it before, or as root.";

async function readLocation(dataDir: string): Promise<string | undefined> {
  const path = join(dataDir, "postgres-location");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const home = text.trim();
  if (!home) return undefined;
  if (await holdsCluster(home)) return home;
  throw new StartError(
    `${path} says that the database is in ${home}, but it is not there.`,
    `Bring that folder back; or, to begin with an empty database, delete ${path}.`,
  );
}

async function checkPassage(home: string, account: Account): Promise<Place> {
  if (account && !(await canPass(account, home))) throw await unreachable(home, account);
  return { home, account };
}

async function unreachable(dataDir: string, account: Account, cause?: unknown): Promise<StartError> {
  const barrier = await firstBarrier(account, dataDir);
  return new StartError(
    `PostgreSQL does not run as root, and the user it runs as (uid ${account?.uid}) may not pass through ${barrier}.`,
    `Set DATA_DIR to a folder that everybody can pass through (such as ${dirname(sharedDir)}/bashgah-data), or run: chmod o+x ${barrier}`,
    { cause },
  );
}
