import { expect, test } from "vitest";
import { makeOpinionLine, toJsonLines } from "#tests/factories/opinions.ts";
import { runClubCommand, startClubCommand } from "#tests/setup/club-command.ts";
import { makeDataDir, startServer } from "#tests/setup/clusters.ts";
import { asAdmin } from "#tests/setup/postgres.ts";
import { nothing, summaryOf, temporaryFile, totalsIn } from "./import-file.ts";

/** Several processes start one after another here. */
const patienceMs = 240_000;

const file = () => temporaryFile(toJsonLines([makeOpinionLine("A", 8, 1), makeOpinionLine("B", 4, 2)]));
const added = { products: 2, topics: 5, posts: 12 };

/** A lock that keeps an import from storing anything on product B. */
const onB = `SELECT pg_advisory_lock(hashtextextended('import forums B', 0))`;
const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'advisory'`;

test("without a running club the command starts the database and stops it again", { timeout: patienceMs }, async () => {
  const dataDir = await makeDataDir();
  const [path, settings] = [await file(), { DATA_DIR: dataDir }];
  const first = await runClubCommand(["import", "forums", path, "--json"], settings);
  expect(first.code, first.stderr).toBe(0);
  expect(summaryOf(first)).toMatchObject(added);
  const second = await runClubCommand(["import", "forums", path, "--json"], settings);
  expect(summaryOf(second)).toMatchObject({ ...nothing, skipped: added.posts });
  const server = await startServer(dataDir); // refused while another process has the data
  expect(await totalsIn(server.url)).toMatchObject(added);
});

test("while the club runs the command joins its database and leaves it running", { timeout: patienceMs }, async () => {
  const dataDir = await makeDataDir();
  const server = await startServer(dataDir);
  const ended = await runClubCommand(["import", "forums", await file(), "--json"], { DATA_DIR: dataDir });
  expect(ended.code, ended.stderr).toBe(0);
  expect(summaryOf(ended)).toMatchObject(added);
  expect(await totalsIn(server.url)).toMatchObject(added);
});

test("a command that started the database lets the others finish before it stops it", {
  timeout: patienceMs,
}, async () => {
  const dataDir = await makeDataDir();
  const path = await file();
  const commands = [1, 2, 3].map(() => runClubCommand(["import", "forums", path, "--json"], { DATA_DIR: dataDir }));
  const ended = await Promise.all(commands);
  for (const { code, stderr } of ended) expect(code, stderr).toBe(0);
  const posts = ended.map((command) => summaryOf(command).posts);
  expect(posts.reduce((sum, count) => sum + count, 0)).toBe(added.posts);
});

test("when the club stops in the middle the command says so, and the next one finishes", {
  timeout: patienceMs,
}, async () => {
  const dataDir = await makeDataDir();
  const path = await file();
  const server = await startServer(dataDir);
  await runClubCommand(["import", "forums", await temporaryFile(""), "--json"], { DATA_DIR: dataDir });
  const command = startClubCommand(["import", "forums", path, "--json"], { DATA_DIR: dataDir });
  await asAdmin(server.url, async (holder) => {
    holder.on("error", () => undefined); // its server goes away under it, on purpose
    await holder.query(onB);
    await expect.poll(async () => (await holder.query(waiting)).rowCount, { timeout: 30_000 }).toBe(1);
    await server.stop();
  });
  const ended = await command.ended;
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 3, stdout: "" });
  const next = await runClubCommand(["import", "forums", path, "--json"], { DATA_DIR: dataDir });
  expect(next.code, next.stderr).toBe(0);
});
