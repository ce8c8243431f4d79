import { inspect } from "node:util";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { checkDatabase, knowsPersianTrigrams, refuseUnfit } from "#app/platform/db/check.server.ts";
import { freePort } from "#app/platform/db/embedded/server.server.ts";
import { openDatabase } from "#app/platform/db/prepare.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { makeDataDir, queryOne } from "#tests/setup/clusters.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { asAdmin, databaseUrl } from "#tests/setup/postgres.ts";

const secret = "geheim";
const collected: string[] = [];
const log = { info: (line: string) => collected.push(line), warn: (line: string) => collected.push(line), debug() {} };
let url: string;
let prefix: string;

beforeAll(async () => {
  url = await workerDatabase();
  prefix = inject("postgres").prefix;
});

/** The URL with some parts other than they should be, and a password that must not show. */
function changed(parts: Partial<Pick<URL, "host" | "username" | "pathname">>): string {
  return Object.assign(new URL(url), { password: secret, ...parts }).href;
}

async function failureOf(databaseUrl: string): Promise<string> {
  const error = await checkDatabase(databaseUrl).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  expect((error as StartError).remedy).not.toBe("");
  expect(inspect(error, { depth: 10 })).not.toContain(secret);
  return (error as StartError).message;
}

describe("a wrong DATABASE_URL is explained without its password", () => {
  test("the password or the user", async () => {
    expect(await failureOf(changed({}))).toMatch(/refuses the user "\w+" or the password/);
    expect(await failureOf(changed({ username: "nobody_here" }))).toMatch(/refuses the user "nobody_here"/);
  });

  test("the database", async () => {
    const missing = databaseUrl(url, "no_such_database");
    expect(await failureOf(missing)).toMatch(/has no database "no_such_database"/);
  });

  test("the port and the host", async () => {
    const port = await freePort();
    expect(await failureOf(changed({ host: `127.0.0.1:${port}` }))).toBe(
      `No PostgreSQL server answers at 127.0.0.1:${port}.`,
    );
    expect(await failureOf(changed({ host: "no-such-host.invalid:5432" }))).toMatch(/The host of no-such-host.invalid/);
  });

  test("the address itself, as with a password that should have been encoded", async () => {
    for (const wrong of ["", "bashgah", `mysql://a:${secret}@host/db`, `postgresql://a:x/${secret}@host/db`]) {
      expect(await failureOf(wrong)).toBe("DATABASE_URL is not the address of a PostgreSQL database.");
    }
  });
});

describe("a database that cannot be the club's is refused", () => {
  test("one that cannot hold Persian", async () => {
    const name = `${prefix}ascii`;
    await asAdmin(url, (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'`),
    );
    expect(await failureOf(databaseUrl(url, name))).toMatch(/has the encoding SQL_ASCII/);
  });

  test("one where the user may not make tables", async () => {
    const role = `${prefix}guest`;
    await asAdmin(url, (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${secret}'`));
    try {
      expect(await failureOf(changed({ username: role }))).toMatch(/may not make tables/);
    } finally {
      await asAdmin(url, (client) => client.query(`DROP ROLE ${role}`));
    }
  });

  test("one of an old server", () => {
    const answers = { version: 140_012, encoding: "UTF8", mayCreate: true, user: "club", database: "club" };
    expect(() => refuseUnfit(answers)).toThrow(/PostgreSQL 14, which is too old/);
    expect(() => refuseUnfit({ ...answers, version: 150_000 })).not.toThrow();
  });
});

test("whether fuzzy search knows Persian depends on the database's locale", async () => {
  expect(await knowsPersianTrigrams(url)).toBe(true);
  const name = `${prefix}posix`;
  await asAdmin(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`));
  const posix = databaseUrl(url, name);
  expect(await knowsPersianTrigrams(posix)).toBe(false);
  const { stop } = await openDatabase({ DATABASE_URL: posix, DATA_DIR: "/nowhere" }, log);
  expect(collected.at(-1)).toMatch(/knows no Persian letters/);
  await stop();
  expect(await queryOne(posix, "SELECT 1 AS one")).toEqual({ one: 1 });
});

test("openDatabase prepares the embedded server where no DATABASE_URL is given", async () => {
  const env = { DATA_DIR: await makeDataDir() };
  collected.length = 0;
  const first = await openDatabase(env, log);
  expect(await queryOne(first.url, `SELECT count(*)::int AS members FROM "Member"`)).toEqual({ members: 0 });
  await first.stop();
  expect(collected.length).toBeGreaterThan(0);
  collected.length = 0;
  await (await openDatabase(env, log)).stop();
  expect(collected).toEqual([]);
});
