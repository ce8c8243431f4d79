import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ownerOf } from "#app/platform/db/embedded/account.server.ts";
import { isOurServer } from "#app/platform/db/embedded/orphan.server.ts";
import { makeDataDir, queryOne, startServer } from "#tests/setup/clusters.ts";
import { ClubProcess } from "./club-process.ts";

describe("every committed row is there after", () => {
  test("the club was killed, which leaves its PostgreSQL behind", async () => {
    const { dataDir, club } = await startWriting();
    const orphan = await serverPid(dataDir);
    await club.end("SIGKILL");
    expect(await isOurServer(orphan, join(dataDir, "postgres"))).toBe(true);
    await expectRowsKept(dataDir, club.written);
    expect(await isOurServer(orphan, join(dataDir, "postgres"))).toBe(false);
  });

  test("PostgreSQL was killed, which the club starts again by itself", async () => {
    const { dataDir, club } = await startWriting();
    const first = await serverPid(dataDir);
    process.kill(first, "SIGKILL");
    await club.hear((news) => news.connections === 2);
    await club.writeMore(20);
    expect(await serverPid(dataDir)).not.toBe(first);
    await club.stop();
    await expectRowsKept(dataDir, club.written);
  });

  test("both were killed", async () => {
    const { dataDir, club } = await startWriting();
    const server = await serverPid(dataDir);
    await club.end("SIGKILL");
    process.kill(server, "SIGKILL");
    await expectRowsKept(dataDir, club.written);
  });
});

describe("a pid file that was left behind does not matter when its number belongs", () => {
  test("to nobody", async () => {
    const ended = spawn("true");
    await once(ended, "exit");
    await expectStartsDespite(ended.pid!);
  });

  test("to another program of the same user", async () => {
    const dataDir = await makeDataDir();
    const other = spawn("sleep", ["600"], { cwd: "/", ...(await ownerOf(join(dataDir, "postgres"))) });
    onTestFinished(() => void other.kill());
    await once(other, "spawn");
    await expectStartsDespite(other.pid!, dataDir);
    expect(other.exitCode).toBeNull();
    expect(other.signalCode).toBeNull();
  });

  test("to the PostgreSQL of another club", async () => {
    const other = await makeDataDir();
    const neighbour = await startServer(other);
    await expectStartsDespite(await serverPid(other));
    expect(await queryOne(neighbour.url, "SELECT 1 AS one")).toEqual({ one: 1 });
    await neighbour.stop();
  });
});

async function startWriting(): Promise<{ dataDir: string; club: ClubProcess }> {
  const dataDir = await makeDataDir();
  const club = new ClubProcess("write", [dataDir]);
  await club.writeMore(20);
  return { dataDir, club };
}

async function expectRowsKept(dataDir: string, acknowledged: number): Promise<void> {
  expect(acknowledged).toBeGreaterThanOrEqual(20);
  const { url, stop } = await startServer(dataDir);
  const rows = await queryOne<{ count: number; last: number }>(
    url,
    "SELECT count(*)::int AS count, max(number) AS last FROM written",
  );
  await stop();
  expect(rows.count).toBeGreaterThanOrEqual(acknowledged);
  expect(rows.last).toBe(rows.count);
}

async function expectStartsDespite(pid: number, dataDir?: string): Promise<void> {
  const home = dataDir ?? (await makeDataDir());
  const cluster = join(home, "postgres");
  const pidFile = join(cluster, "postmaster.pid");
  await writeFile(pidFile, [pid, cluster, 1_700_000_000, 5432, "", "127.0.0.1", "", "ready"].join("\n"), {
    mode: 0o600,
  });
  const { uid, gid } = await stat(cluster);
  await chown(pidFile, uid, gid);
  const { url, stop } = await startServer(home);
  expect(await queryOne(url, "SELECT 1 AS one")).toEqual({ one: 1 });
  await stop();
}

async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8"), 10);
}
