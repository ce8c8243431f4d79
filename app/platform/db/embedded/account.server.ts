import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { StartError } from "#app/platform/start-error.ts";

const run = promisify(execFile);

/** The system user that PostgreSQL runs as; undefined means: as whoever started this process. */
export type Account = { uid: number; gid: number } | undefined;

/** True when this process is root, which PostgreSQL refuses to run as. */
export function startedByRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user `postgres` when this process is root (made if the system has none), undefined otherwise.
 * Throws StartError when root may not make users.
 */
export async function postgresAccount(): Promise<Account> {
  if (!startedByRoot()) return undefined;
  const existing = await lookUp("postgres");
  if (existing) return existing;
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"];
  const failure = await run("useradd", options).then(
    () => undefined,
    (error: Error) => error,
  );
  // Another process may have made the user a moment earlier: what counts is that there is one now.
  const made = await lookUp("postgres");
  if (made) return made;
  throw new StartError(
    "PostgreSQL does not run as root, and a system user named postgres could not be made.",
    "Start Bashgah as an ordinary user, or make the user yourself: useradd --system postgres.",
    { cause: failure },
  );
}

async function lookUp(name: string): Promise<Account> {
  try {
    const ids = await Promise.all(["-u", "-g"].map(async (flag) => (await run("id", [flag, name])).stdout));
    const [uid, gid] = ids.map(Number) as [number, number];
    return { uid, gid };
  } catch {
    return undefined; // `id` fails for exactly one reason: there is no such user.
  }
}

/** The account that owns a folder: the one PostgreSQL must run as to use the cluster inside it. */
export async function ownerOf(folder: string): Promise<Account> {
  const { uid, gid } = await stat(folder);
  if (startedByRoot() && uid !== 0) return { uid, gid };
  if (uid === process.getuid?.()) return undefined;
  throw new StartError(
    `The database's folder ${folder} belongs to ${uid === 0 ? "root" : "another user"}.`,
    startedByRoot()
      ? `PostgreSQL does not run as root: give the folder to another user (chown -R postgres ${folder}).`
      : "Start Bashgah as the user who started it before, or as root.",
  );
}

/** Gives a file or an empty folder to the account that PostgreSQL runs as. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

/** True when the account can read and enter (or run) `path`. The kernel answers, so that access lists count too. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  return test(account, '[ -r "$0" ] && [ -x "$0" ]', path);
}

/** The outermost folder on the way to `path` that the account cannot pass through. */
export async function firstBarrier(account: Account, path: string): Promise<string> {
  const parent = dirname(path);
  if (parent !== path) {
    const above = await firstBarrier(account, parent);
    if (above !== parent || !(await canPass(account, parent))) return above;
  }
  return path;
}

/** True when the account can pass through the folder `path`. */
export async function canPass(account: Account, path: string): Promise<boolean> {
  return test(account, '[ -x "$0" ]', path);
}

async function test(account: Account, condition: string, path: string): Promise<boolean> {
  try {
    await run("/bin/sh", ["-c", condition, path], { cwd: "/", ...account });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return false;
    throw new StartError(
      "PostgreSQL does not run as root, and this system does not let root act as another user.",
      "Start Bashgah as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
      { cause: error },
    );
  }
}
