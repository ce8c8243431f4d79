import { chmod, mkdir, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Finding } from "#app/platform/doctor/finding.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { runClubCommand } from "#tests/setup/club-command.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";
import { temporaryFolder } from "./backup-files.ts";

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 240_000 });

const password = "pass-word-of-the-mail-server";

/** What the doctor says of a club, by part; no secret may be among it. */
async function examine(settings: Record<string, string>) {
  const { code, stdout, stderr } = await runClubCommand(["doctor", "--json"], settings);
  expect(stdout + stderr).not.toContain(password);
  const { findings, ...counts } = JSON.parse(stdout) as { wrong: number; warnings: number; findings: Finding[] };
  return { code, ...counts, parts: Object.fromEntries(findings.map((finding) => [finding.part, finding])) };
}

async function listen(server: Server | SMTPServer): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  const inner = server instanceof SMTPServer ? server.server : server;
  return (inner.address() as AddressInfo).port;
}

test("a club that is as it should be has nothing wrong", async () => {
  const mail = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"] });
  const url = await emptyClub();
  const dataDir = temporaryFolder();
  await inDatabase(url, () => makeMember({ roles: { create: { role: "administrator" } } }));
  const settings = {
    ...{ DATABASE_URL: url, DATA_DIR: dataDir, SESSION_SECRET: "a-secret-that-only-tests-have-0123456789" },
    ...{ PUBLIC_URL: "https://club.example", SMS_HTTP_URL: "https://sms.example/send", SMS_HTTP_TOKEN: password },
    ...{ SMTP_URL: `smtp://127.0.0.1:${await listen(mail)}`, MAIL_FROM: "club@club.example" },
  };
  await runClubCommand(["backup", join(dataDir, "club.backup")], settings);
  const { code, wrong, parts } = await examine(settings);
  expect({ code, wrong }, JSON.stringify(parts)).toEqual({ code: 0, wrong: 0 });
  const well = ["node", "languages", "data folder", "secret", "backup", "database", "migrations", "clock", "search"];
  for (const part of [...well, "queue", "files", "administrators", "address", "sms", "mail"])
    expect(parts[part], part).toMatchObject({ state: "ok" });
  expect(parts.worker).toMatchObject({ state: "warning" });
});

test("each broken part is named with what mends it, and the exit code is 1", async () => {
  const deaf = createServer((socket) => socket.end("554 no mail today\r\n"));
  const { url, drop } = await makeDatabase();
  onTestFinished(drop);
  const dataDir = temporaryFolder();
  await mkdir(join(dataDir, "files/media/zz"), { recursive: true });
  await writeFile(join(dataDir, "files/media/zz/orphan.webp"), "x");
  await writeFile(join(dataDir, "session-secret"), "secret-that-everybody-reads-0123456789");
  await chmod(join(dataDir, "session-secret"), 0o644);
  await inDatabase(url, async () => {
    const { id } = await makeMember();
    const media = `INSERT INTO "Media" (id, "ownerId", key, width, height, bytes, widths)
      VALUES (gen_random_uuid(), '${id}', 'abcdefghijklmnopqrstuv', 320, 200, 1, '{320}')`;
    await rowsIn(url, media);
  });
  await rowsIn(url, `SELECT graphile_worker.add_job('deliver_fact', '{}', max_attempts := 1)`);
  await rowsIn(url, "UPDATE graphile_worker._private_jobs SET attempts = 1");
  await rowsIn(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) VALUES ('x', 'x', '29990101000000_later', now(), now())`,
  );
  const settings = { DATABASE_URL: url, DATA_DIR: dataDir, PUBLIC_URL: "http://club.example", SESSION_SECRET: "" };
  const mail = { SMTP_URL: `smtp://user:${password}@127.0.0.1:${await listen(deaf)}`, MAIL_FROM: "club@club.example" };
  const newer = await examine({ ...settings, ...mail });
  expect(newer.code).toBe(1);
  expect(newer.parts.migrations).toMatchObject({
    state: "wrong",
    says: expect.stringContaining("29990101000000_later"),
  });
  expect(newer.parts.secret).toMatchObject({ state: "wrong", remedy: expect.stringContaining("chmod 600") });
  expect(newer.parts.mail).toMatchObject({ state: "wrong", says: expect.stringContaining("127.0.0.1") });
  for (const part of ["address", "backup", "sms"]) expect(newer.parts[part], part).toMatchObject({ state: "warning" });

  await rowsIn(url, `DELETE FROM _prisma_migrations WHERE id = 'x'`);
  const { parts } = await examine(settings);
  expect(parts.files).toMatchObject({
    state: "wrong",
    says: expect.stringContaining("abcdefghijklmnopqrstuv-320.webp"),
  });
  expect(parts.orphans).toMatchObject({ state: "warning", says: expect.stringContaining("orphan.webp") });
  expect(parts["failed jobs"]).toMatchObject({ state: "warning", says: expect.stringContaining("deliver_fact") });
  expect(parts.administrators).toMatchObject({ state: "warning" });
});

test("what is not there yet, or not reachable, is said; nothing is made", async () => {
  const dataDir = join(temporaryFolder(), "not-there");
  const fresh = await examine({ DATA_DIR: dataDir, SESSION_SECRET: "" });
  expect(fresh.code).toBe(0);
  for (const part of ["data folder", "database", "secret"])
    expect(fresh.parts[part]).toMatchObject({ state: "warning" });
  const away = await examine({ DATA_DIR: dataDir, DATABASE_URL: `postgresql://club:${password}@127.0.0.1:1/club` });
  expect(away).toMatchObject({ code: 1, wrong: 1 });
  expect(away.parts.database).toMatchObject({ state: "wrong", says: expect.stringContaining("127.0.0.1:1") });
  const database = await makeDatabase({ migrated: false });
  onTestFinished(database.drop);
  const empty = await examine({ DATA_DIR: dataDir, DATABASE_URL: database.url });
  expect(empty.parts.migrations).toMatchObject({ state: "warning" });
  expect(await rowsIn(database.url, "SELECT FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
});

test("wrong settings are listed before anything else", async () => {
  const { code, stderr } = await runClubCommand(["doctor"], { PORT: "many", DATA_DIRR: "x" });
  expect(code).toBe(1);
  for (const name of ["PORT", "DATA_DIRR"]) expect(stderr).toContain(name);
});
