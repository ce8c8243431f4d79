import { Client } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { publish } from "#app/domain/core/publish.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { findRunning } from "#app/platform/db/embedded/running.server.ts";
import { freePort } from "#app/platform/db/embedded/server.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { emptyFolder, expectToStop, startClub, until } from "#tests/setup/club.ts";
import { makeDataDir, queryOne } from "#tests/setup/clusters.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";
import { ask } from "../http/ask.ts";

it("answers the request in hand, refuses new ones, and ends its PostgreSQL", async () => {
  const DATA_DIR = await makeDataDir();
  const club = startClub({ DATA_DIR });
  const origin = await club.ready();
  const url = (await findRunning(DATA_DIR))!;
  const lock = await lockTable(url, "Topic");
  const slow = ask(origin, "/");
  await until(() => lock.waiting(), Boolean);

  club.process.kill("SIGTERM");
  await club.hear(/"msg":"stopping"/);
  club.process.kill("SIGTERM"); // once more does no harm
  expect((await ask(origin, "/")).status).toBe(503);
  const { status, body } = await ask(origin, "/ready");
  expect([status, JSON.parse(body).status]).toEqual([503, "draining"]);

  await lock.release();
  expect((await slow).status).toBe(200);
  expect(await club.ended).toMatchObject({ code: 0 });
  await expect(ask(origin, "/")).rejects.toThrow("ECONNREFUSED");
  expect(await findRunning(DATA_DIR)).toBeNull();
});

it("does not wait for ever for a job, which the next worker then does", async () => {
  const database = await makeDatabase();
  onTestFinished(database.drop);
  const club = startClub({ DATABASE_URL: database.url });
  await club.ready();
  const lock = await lockTable(database.url, "Activity");
  await inDatabase(database.url, async () => {
    const { id } = await makeMember();
    await db.$transaction((tx) => publish(tx, "member.joined", { memberId: id }, id));
  });
  await until(() => lock.waiting(), Boolean);
  await expectToStop(club);

  await lock.release();
  const next = startClub({ DATABASE_URL: database.url });
  await until(
    () =>
      queryOne<{ jobs: number }>(
        database.url,
        "SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE task_identifier IN ('deliver_fact', 'react_to_fact')",
      ),
    ({ jobs }) => jobs === 0,
  );
  expect(await queryOne(database.url, `SELECT count(*)::int AS lines FROM "Activity"`)).toEqual({ lines: 1 });
  await next.ready();
  await expectToStop(next);
});

it.each(["SIGTERM", "SIGINT"] as const)("stops cleanly on %s while its database is being made", async (signal) => {
  const DATA_DIR = emptyFolder();
  const PORT = String(await freePort());
  const club = startClub({ DATA_DIR, PORT });
  await until(
    () => ask(`http://127.0.0.1:${PORT}`, "/ready").catch(() => null),
    (answer) => answer !== null,
  );
  await expectToStop(club, signal);
  expect(await findRunning(DATA_DIR)).toBeNull();
  const again = startClub({ DATA_DIR });
  await again.ready();
  await expectToStop(again);
});

/** Keeps everybody else from a table until it is released. */
async function lockTable(url: string, table: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
  const waiting = async () =>
    (await client.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"${table}"'::regclass`)).rowCount ??
    0;
  const release = () => client.end();
  onTestFinished(release);
  return { waiting, release };
}
