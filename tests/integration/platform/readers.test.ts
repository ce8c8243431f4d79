import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { selectRows, selectShortRows } from "#app/platform/db/rows.server.ts";
import { workerDatabase } from "#tests/setup/database.ts";

const patience = { timeout: 20_000, interval: 50 };

beforeEach(async () => {
  await disconnectDatabase();
  connectDatabase(await workerDatabase(), { connections: 1, readers: 1 });
});
afterEach(async () => {
  await disconnectDatabase();
  connectDatabase(await workerDatabase());
});

const whoAnswers = async (select = selectShortRows) =>
  (await select<{ pid: number }>`SELECT pg_backend_pid() AS pid`)[0]!.pid;

/** The process of PostgreSQL behind the reader, once there is one; until then the pool answers. */
const findReader = (poolPid: number) =>
  vi.waitFor(async () => {
    const pid = await whoAnswers();
    expect(pid).not.toBe(poolPid);
    return pid;
  }, patience);

test("short statements share a connection, each with its own answer, and one that fails spoils no other", async () => {
  const reader = await findReader(await whoAnswers(selectRows));
  const numbers = Array.from({ length: 20 }, (_, number) => number);
  const asked = numbers.map(
    (number) => selectShortRows<{ share: number; pid: number }>`
      SELECT 60 / (${number}::int - 7) AS share, pg_backend_pid() AS pid`,
  );
  const answers = await Promise.allSettled(asked);
  expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : answer.reason.code))).toEqual(
    numbers.map((number) => (number === 7 ? "22012" : [{ share: Math.trunc(60 / (number - 7)), pid: reader }])),
  );
});

test("the pool answers where a reader has much before it, and after it was lost, until there is another", async () => {
  const pool = await whoAnswers(selectRows);
  const reader = await findReader(pool);
  const long = expect(selectShortRows`SELECT pg_sleep(600)::text`).rejects.toThrow("canceling statement");
  const behind = Array.from({ length: 63 }, () => whoAnswers());
  expect(await whoAnswers()).toBe(pool);
  await vi.waitFor(async () => {
    const [seen] = await selectRows`
      SELECT FROM pg_stat_activity WHERE pid = ${reader}::int AND state = 'active' AND query LIKE '%pg_sleep%'`;
    expect(seen).toBeDefined();
  }, patience);
  await selectRows`SELECT pg_cancel_backend(${reader}::int)`;
  await long;
  expect(new Set(await Promise.all(behind))).toEqual(new Set([reader]));

  await selectRows`SELECT pg_terminate_backend(${reader}::int, 20000)`;
  await vi.waitFor(whoAnswers, patience);
  expect(await findReader(pool)).not.toBe(reader);
});
