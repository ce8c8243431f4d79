import { beforeEach, expect, test } from "vitest";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { makeDatabase } from "#tests/setup/database.ts";

beforeEach(disconnectDatabase);

const gaveUp = /statement timeout/;

test("a runaway statement is given up and its connection serves the next one", async () => {
  const own = await makeDatabase();
  const db = connectDatabase(own.url, { connections: 1, statementMs: 100 });
  await expect(db.$queryRaw`SELECT pg_sleep(600)::text`).rejects.toThrow(gaveUp);
  expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await expect(db.$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(600)::text`)).rejects.toThrow(gaveUp);
  expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await disconnectDatabase();
  await own.drop();
});

test("without a limit a statement may take its time", async () => {
  const own = await makeDatabase();
  const db = connectDatabase(own.url, { connections: 1 });
  expect(await db.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: "0" }]);
  await disconnectDatabase();
  await own.drop();
});
