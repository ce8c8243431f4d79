import { appendFile, cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { writeBackup } from "#app/platform/backup/write-backup.server.ts";
import { applyMigrations } from "#app/platform/db/migrate.server.ts";
import { migrationNames, projectMigrationsDir } from "#app/platform/db/migration-files.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeTopic } from "#tests/factories/forums.ts";
import { makeRandom } from "#tests/factories/random.ts";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { startClubCommand } from "#tests/setup/club-command.ts";
import { makeDataDir, startServer } from "#tests/setup/clusters.ts";
import { inDatabase, makeDatabase, workerDatabase } from "#tests/setup/database.ts";
import { removeMigration, setMigration } from "#tests/setup/migrations.ts";
import { asAdmin } from "#tests/setup/postgres.ts";
import { digestsOf, type Place, run, settingsOf, temporaryFolder } from "./backup-files.ts";

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 240_000 });

const place = async (): Promise<Place> => ({ url: await emptyClub(), dataDir: temporaryFolder() });
const noFiles = { query: "SELECT 1 WHERE false", keysOf: () => [] };

/** A backup of a small club. */
async function makeBackup(): Promise<string> {
  await makeTopic();
  const file = join(temporaryFolder(), "club.backup");
  await writeBackup(await workerDatabase(), { target: file, files: noFiles, version: "0.1.0", withSecret: true });
  return file;
}

test("a file that is not exactly as it was written is refused, and nothing is changed", async () => {
  const file = await makeBackup();
  const whole = await readFile(file);
  const random = makeRandom(11);
  const flipped = Array.from({ length: 4 }, () => {
    const bytes = Buffer.from(whole);
    const at = random.between(0, bytes.length - 1);
    bytes[at]! ^= 1 << random.between(0, 7);
    return bytes;
  });
  const broken: Buffer[] = [
    ...flipped,
    whole.subarray(0, whole.length - 1),
    whole.subarray(0, whole.length >> 1),
    Buffer.concat([whole, Buffer.from([0])]),
    Buffer.concat([whole, whole]),
    Buffer.alloc(0),
    Buffer.from("name,phone\nزهرا,09123456789\n".repeat(10)),
  ];
  const target = await place();
  const before = await digestsOf(target.url);
  for (const [index, bytes] of broken.entries()) {
    const path = join(temporaryFolder(), `broken-${index}`);
    await writeFile(path, bytes);
    const { stderr, stdout } = await run(target, ["restore", path], 3);
    expect(stderr, `file ${index}`).toMatch(/is not a backup of a club|is damaged/);
    expect(stdout).toBe("");
  }
  expect(await digestsOf(target.url)).toEqual(before);
});

test("a file that is not there and a place that cannot be written are said in a sentence", async () => {
  const target = await place();
  expect((await run(target, ["restore", "/nowhere/club.backup", "--check"], 3)).stderr).toContain("cannot be read");
  expect((await run(target, ["backup", "/nowhere/club.backup"], 3)).stderr).toContain("cannot be written");
});

test("a restore that is killed leaves an empty club, which the next one fills", async () => {
  await rowsIn(
    await workerDatabase(),
    `INSERT INTO "MeilisearchIndex" (uid, state, "madeFor") VALUES ('that_knows_more', 'live', '')`,
  );
  await rowsIn(await workerDatabase(), `SELECT graphile_worker.add_job('deliver_fact', '{}')`);
  const file = await makeBackup();
  const target = await place();
  const empty = await digestsOf(target.url);
  await asAdmin(target.url, async (holder) => {
    await holder.query("BEGIN; LOCK TABLE graphile_worker._private_tasks IN ACCESS EXCLUSIVE MODE"); // all is filled but the queue
    const command = startClubCommand(["restore", file], settingsOf(target));
    const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%add_job%'`;
    await expect.poll(async () => (await rowsIn(target.url, waiting)).length, { timeout: 60_000 }).toBe(1);
    await command.kill();
    await holder.query("ROLLBACK");
  });
  const alone = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`;
  await expect.poll(async () => (await rowsIn(target.url, alone)).length, { timeout: 60_000 }).toBe(1);
  expect(await digestsOf(target.url)).toEqual(empty);
  await run(target, ["restore", file]);
  await rowsIn(await workerDatabase(), `DELETE FROM "MeilisearchIndex"`); // a search index of its time is not trusted
  expect(await digestsOf(target.url)).toEqual(await digestsOf(await workerDatabase()));
});

test("a backup of an older version comes back and is brought up to date", async () => {
  const older = temporaryFolder();
  await cp(projectMigrationsDir, older, { recursive: true });
  const names = await migrationNames();
  for (const name of names.slice(1)) await removeMigration(older, name);
  const database = await makeDatabase({ migrated: false });
  await applyMigrations(database.url, { migrationsDir: older });
  await rowsIn(
    database.url,
    `INSERT INTO "Member" (id, name, "nameFold", phone) VALUES (gen_random_uuid(), 'زهرا', 'زهرا', '+989123456789')`,
  );
  const file = join(temporaryFolder(), "old.backup");
  await writeBackup(database.url, { target: file, files: noFiles, version: "0.0.1", withSecret: true });
  await database.drop();

  const target = await place();
  await run(target, ["restore", file]);
  expect(await rowsIn(target.url, `SELECT name, phone, "rulesVersion" FROM "Member"`)).toEqual([
    { name: "زهرا", phone: "+989123456789", rulesVersion: expect.any(Number) },
  ]);
  const applied = await rowsIn<{ name: string }>(
    target.url,
    `SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1`,
  );
  expect(applied.map(({ name }) => name)).toEqual(names);
  await inDatabase(target.url, () => makeMember());
});

test("a backup of a newer version is refused", async () => {
  const newer = temporaryFolder();
  await cp(projectMigrationsDir, newer, { recursive: true });
  await setMigration(newer, "29990101000000_later", `CREATE TABLE "Later" (id int PRIMARY KEY)`);
  const database = await makeDatabase();
  await applyMigrations(database.url, { migrationsDir: newer });
  const file = join(temporaryFolder(), "new.backup");
  await writeBackup(database.url, { target: file, files: noFiles, version: "9.0.0", withSecret: true });
  await database.drop();
  const target = await place();
  expect((await run(target, ["restore", file], 3)).stderr).toContain("was made by a newer Bashgah (9.0.0)");
  expect((await run(target, ["restore", file, "--check"], 3)).stderr).toContain("newer Bashgah");
});

test("no more is needed than owning the database", async () => {
  const file = await makeBackup();
  const { url, drop } = await makeDatabase({ migrated: false });
  const role = `owner_${process.pid}`;
  const address = new URL(url);
  await rowsIn(url, `CREATE ROLE ${role} LOGIN PASSWORD 'owner'`);
  onTestFinished(async () => {
    await drop();
    await rowsIn(await workerDatabase(), `DROP ROLE ${role}`);
  });
  await rowsIn(url, `ALTER DATABASE "${address.pathname.slice(1)}" OWNER TO ${role}`);
  address.username = role;
  address.password = "owner";
  await run({ url: address.href, dataDir: temporaryFolder() }, ["restore", file]);
  expect(await digestsOf(url)).toEqual(await digestsOf(await workerDatabase()));
});

test("a backup whose migrations are not the ones here is refused", async () => {
  const file = join(temporaryFolder(), "other.backup");
  const database = await makeDatabase();
  await rowsIn(database.url, "UPDATE _prisma_migrations SET checksum = repeat('0', 64)");
  await writeBackup(database.url, { target: file, files: noFiles, version: "0.1.0", withSecret: true });
  await database.drop();
  expect((await run(await place(), ["restore", file], 3)).stderr).toContain("was made with another migration");
});

test("a running club is not restored into", async () => {
  const file = await makeBackup();
  const target = await place();
  await asAdmin(target.url, async (worker) => {
    await worker.query("SELECT pg_advisory_lock_shared(6024, hashtext('a worker that lives'))");
    expect((await run(target, ["restore", file], 3)).stderr).toContain("The club is running");
  });
});

test("the embedded database is backed up beside the running club, and the club's own secret goes along", async () => {
  const [from, to] = [await makeDataDir(), await makeDataDir()];
  const own = { SESSION_SECRET: "" };
  const server = await startServer(from);
  await applyMigrations(server.url);
  await inDatabase(server.url, () => makeTopic({ title: "موضوع" }));
  const file = join(temporaryFolder(), "club.backup");
  const command = (words: string[], dataDir: string) => startClubCommand(words, { DATA_DIR: dataDir, ...own }).ended;
  expect(await command(["backup", file], from)).toMatchObject({ code: 0 });
  const before = await digestsOf(server.url);
  expect(await command(["restore", file], to)).toMatchObject({ code: 0 });
  expect(await readFile(join(to, "session-secret"), "utf8")).toBe(await readFile(join(from, "session-secret"), "utf8"));
  const restored = await startServer(to);
  expect(await digestsOf(restored.url)).toEqual(before);

  const without = join(temporaryFolder(), "without.backup");
  await command(["backup", without, "--without-secret"], from);
  await appendFile(join(to, "session-secret"), "x");
  const ended = await command(["restore", without, "--replace", "--yes"], to);
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("secret is another one") });
});
