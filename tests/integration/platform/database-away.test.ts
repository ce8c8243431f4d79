import { afterEach, beforeEach, expect, it } from "vitest";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { isDatabaseAway } from "#app/platform/db/away.server.ts";
import { connectDatabase, db, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { makeWire, type Wire } from "#tests/setup/wire.ts";

let wire: Wire;

beforeEach(async () => {
  await disconnectDatabase();
  wire = await makeWire(await workerDatabase());
  connectDatabase(wire.url, { connections: 2, statementMs: 400, waitMs: 300 });
});
afterEach(async () => {
  await disconnectDatabase();
  connectDatabase(await workerDatabase());
});

const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.fail("it was answered"),
    (error: unknown) => error,
  );

/** How the database is asked: by itself, as rows, in a transaction. */
const ways: [string, () => Promise<unknown>][] = [
  ["a query", () => db.$queryRaw`SELECT 1`],
  ["rows", () => db.member.findMany()],
  ["a statement past Prisma", () => selectRows`SELECT 1`],
  ["a transaction", () => transaction((tx) => tx.member.count())],
];

it.each(ways)("that nobody listens is no bug of %s, which works again by itself", async (_way, ask) => {
  await ask();
  wire.cut();
  for (let turn = 0; turn < 3; turn++) expect(isDatabaseAway(await refused(ask()))).toBe(true);
  await wire.mend();
  await ask();
});

it.each(ways)("a server gone silent ends %s, on connections there were and on new ones", async (_way, ask) => {
  await ask();
  wire.silence();
  expect(isDatabaseAway(await refused(ask()))).toBe(true);
  expect(isDatabaseAway(await refused(ask()))).toBe(true);
  await wire.mend();
  await ask();
});

it("a query that no connection is left for, and a transaction cut in the middle, are no bugs", async () => {
  const released = Promise.withResolvers<void>();
  const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ends = begun.map(({ resolve }) =>
    refused(
      db.$transaction(async (tx) => {
        await tx.member.count();
        resolve();
        await released.promise;
        await tx.member.count();
      }),
    ),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  expect(isDatabaseAway(await refused(db.member.count()))).toBe(true);
  wire.cut();
  released.resolve();
  for (const error of await Promise.all(ends)) expect(isDatabaseAway(error)).toBe(true);
});

it("what PostgreSQL refuses for its own reasons is a bug", async () => {
  const { phone } = await makeMember();
  for (const asked of [makeMember({ phone }), db.$queryRaw`SELECT 1/0`, db.$queryRaw`SELECT pg_sleep(20)`])
    expect(isDatabaseAway(await refused(asked))).toBe(false);
  expect(isDatabaseAway("Connection terminated")).toBe(false);
});
