import { execFile, execFileSync } from "node:child_process";
import { access, cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { postgresAccount, startedByRoot } from "#app/platform/db/embedded/account.server.ts";
import { findPackage, healPackage, postgresBinaries } from "#app/platform/db/embedded/binaries.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { makeDataDir, makeFolder, queryOne, startServer } from "#tests/setup/clusters.ts";
import { ClubProcess } from "./club-process.ts";

const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = startedByRoot();

describe("the first start", () => {
  test("makes a database that knows Persian, open to this machine only, with a password of its own", async () => {
    const dataDir = await makeFolder();
    const server = await startServer(dataDir);
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect(
      await queryOne(
        server.url,
        `SELECT current_database() AS name, getdatabaseencoding() AS encoding, (SELECT datctype FROM pg_database WHERE datname = current_database()) AS ctype,
           current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets,
           to_tsvector('simple', 'سلام دنیا')::text <> '' AS "readsPersian"`,
      ),
    ).toEqual({
      name: "bashgah",
      encoding: "UTF8",
      ctype: "C.UTF-8",
      listens: "127.0.0.1",
      sockets: "",
      readsPersian: true,
    });
    const { mode } = await stat(join(dataDir, "postgres-password"));
    expect(mode & 0o777).toBe(0o600);
    const stranger = new URL(server.url);
    stranger.password = "guess";
    await expect(queryOne(stranger.href, "SELECT 1")).rejects.toThrow("password authentication failed");
    await server.stop();
    expect(await readdir(dataDir)).toEqual(["postgres", "postgres-password", "postgres.lock"]);
  });

  test("begins anew where one was killed half-way", async () => {
    const dataDir = await makeFolder();
    const killed = new ClubProcess("run", [dataDir]);
    while (!(await readdir(dataDir)).some((name) => name.startsWith("postgres.new-"))) await nextTurn();
    await killed.end("SIGKILL");
    await mkdir(join(dataDir, "postgres.new-older/data"), { recursive: true });
    const server = await startServer(dataDir);
    expect(await queryOne(server.url, "SELECT 1 AS one")).toEqual({ one: 1 });
    await server.stop();
    expect((await readdir(dataDir)).filter((name) => name.includes("new"))).toEqual([]);
  });
});

describe("a later start", () => {
  test("finds what was written", async () => {
    const dataDir = await makeDataDir();
    const first = await startServer(dataDir);
    await queryOne(first.url, "CREATE TABLE kept AS SELECT 'سلام' AS word");
    await first.stop();
    const second = await startServer(dataDir);
    expect(await queryOne(second.url, "SELECT word FROM kept")).toEqual({ word: "سلام" });
    await second.stop();
  });

  test("sets a new password where the file was lost", async () => {
    const dataDir = await makeDataDir();
    await rm(join(dataDir, "postgres-password"));
    const server = await startServer(dataDir);
    expect(await queryOne(server.url, "SELECT 1 AS one")).toEqual({ one: 1 });
    await server.stop();
  });

  test("refuses another version's database, and files that are no database", async () => {
    const dataDir = await makeDataDir();
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "17\n");
    await expect(startServer(dataDir)).rejects.toThrow(/made by PostgreSQL 17; this Bashgah embeds PostgreSQL 18/);
    await rm(join(dataDir, "postgres/PG_VERSION"));
    await expect(startServer(dataDir)).rejects.toThrow(/holds files, but not a PostgreSQL database/);
  });

  test("says PostgreSQL's own words when it does not start", async () => {
    const dataDir = await makeDataDir();
    await writeFile(join(dataDir, "postgres/postgresql.conf"), "no_such_setting = on\n");
    await expect(startServer(dataDir)).rejects.toThrow(/unrecognized configuration parameter "no_such_setting"/);
  });
});

test("a second club on the same data is refused while the first runs, and not after it", async () => {
  const dataDir = await makeDataDir();
  const first = await startServer(dataDir);
  await expect(startServer(dataDir)).rejects.toThrow(StartError);
  const second = new ClubProcess("run", [dataDir]);
  const { failed } = await second.hear((news) => Boolean(news.failed ?? news.ready));
  expect(failed).toMatch(/Another Bashgah is already running/);
  expect(await queryOne(first.url, "SELECT 1 AS one")).toEqual({ one: 1 });
  await first.stop();
  await (await startServer(dataDir)).stop();
});

describe.skipIf(!isRoot)("started by root", () => {
  test("PostgreSQL belongs to another user, and root keeps the password", async () => {
    const dataDir = await makeDataDir();
    expect((await stat(join(dataDir, "postgres"))).uid).toBe((await postgresAccount())?.uid);
    expect((await stat(join(dataDir, "postgres-password"))).uid).toBe(0);
  });

  test("keeps the data elsewhere when DATA_DIR cannot be reached, and finds them again", async () => {
    const [dataDir, sharedDir] = [await makeFolder(0o700), await makeFolder()];
    const first = await startServer(dataDir, { sharedDir });
    await queryOne(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
    await first.stop();
    const home = (await readFile(join(dataDir, "postgres-location"), "utf8")).trim();
    expect(home.startsWith(join(sharedDir, "data/"))).toBe(true);
    const second = await startServer(dataDir, { sharedDir });
    expect(await queryOne(second.url, "SELECT one FROM kept")).toEqual({ one: 1 });
    await second.stop();

    await rm(home, { recursive: true });
    await expect(startServer(dataDir, { sharedDir })).rejects.toThrow(/but it is not there/);
  });

  test("says which folder is in the way when there is nowhere else", async () => {
    const barrier = await makeFolder(0o700);
    const dataDir = join(barrier, "var");
    const failure = startServer(dataDir, { sharedDir: join(barrier, "shared") });
    await expect(failure).rejects.toMatchObject({
      message: expect.stringContaining(`may not pass through ${barrier}`),
      remedy: expect.stringContaining(`chmod o+x ${barrier}`),
    });
  });

  test("copies the programs once when they cannot be reached", async () => {
    const [hidden, copiesDir] = [await makeFolder(0o700), await makeFolder()];
    await cp(findPackage(), join(hidden, "package"), { recursive: true, verbatimSymlinks: true });
    const account = await postgresAccount();
    const options = { packageDir: join(hidden, "package"), copiesDir };
    const [one, two] = await Promise.all([postgresBinaries(account, options), postgresBinaries(account, options)]);
    expect(one).toEqual(two);
    expect(await readdir(copiesDir)).toHaveLength(1);
    const { stdout } = await promisify(execFile)(one.postgres, ["--version"], { cwd: "/", ...account });
    expect(stdout).toMatch(/^postgres \(PostgreSQL\) 18\./);
  });
});

describe.skipIf(!isRoot || !reachableByNobody(process.execPath))("started by an ordinary user", () => {
  test("runs as that user", async () => {
    const dataDir = await makeFolder(0o777);
    const club = new ClubProcess("run", [dataDir], nobody);
    const { ready } = await club.hear((news) => Boolean(news.failed ?? news.ready));
    expect(await queryOne(ready!, "SELECT 1 AS one")).toEqual({ one: 1 });
    expect((await stat(join(dataDir, "postgres"))).uid).toBe(nobody.uid);
    await club.stop();
    // Root may take over: PostgreSQL then runs as the owner of the data.
    await (await startServer(dataDir)).stop();
  });

  test("is told whose the data are", async () => {
    const club = new ClubProcess("run", [await makeDataDir()], nobody);
    const { failed } = await club.hear((news) => Boolean(news.failed ?? news.ready));
    expect(failed).toMatch(/cannot be read|belongs to another user/);
  });

  test("is told how to make the libraries' links where it may not", async () => {
    const packageDir = await makePackageWithoutLinks();
    const club = new ClubProcess("heal", [packageDir], nobody);
    const { failed } = await club.hear((news) => Boolean(news.failed ?? news.done));
    expect(failed).toContain(`PostgreSQL's libraries in ${packageDir} lack links`);
  });
});

test("the libraries' links are made where an install left them out, by two processes at once", async () => {
  const packageDir = await makePackageWithoutLinks();
  const processes = [new ClubProcess("heal", [packageDir]), new ClubProcess("heal", [packageDir])];
  await Promise.all([healPackage(packageDir), ...processes.map((club) => club.hear((news) => news.done === true))]);
  for (const { target } of await linksOf(packageDir)) await access(join(packageDir, target));
  const { stdout } = await promisify(execFile)(join(packageDir, "native/bin/postgres"), ["--version"]);
  expect(stdout).toMatch(/^postgres \(PostgreSQL\) 18\./);
});

async function makePackageWithoutLinks(): Promise<string> {
  const packageDir = await makeFolder();
  await cp(findPackage(), packageDir, { recursive: true, verbatimSymlinks: true });
  for (const { target } of await linksOf(packageDir)) await rm(join(packageDir, target), { force: true });
  return packageDir;
}

async function linksOf(packageDir: string): Promise<{ target: string }[]> {
  return JSON.parse(await readFile(join(packageDir, "native/pg-symlinks.json"), "utf8"));
}

function reachableByNobody(path: string): boolean {
  try {
    execFileSync("/bin/sh", ["-c", '[ -x "$0" ]', path], { cwd: "/", ...nobody });
    return true;
  } catch {
    return false; // Then the tests below are skipped by name.
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
