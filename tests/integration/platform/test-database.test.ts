import { Client } from "pg";
import { describe, expect, inject, test } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { cleanDatabase, makeDatabase, workerDatabase } from "#tests/setup/database.ts";
import { asAdmin } from "#tests/setup/postgres.ts";

describe("a worker's database", () => {
  test("is not the template and not another worker's", async () => {
    const name = new URL(await workerDatabase()).pathname.slice(1);
    expect(name).toBe(`${inject("postgres").prefix}worker_${process.env.VITEST_POOL_ID}`);
    expect(name).not.toBe(inject("postgres").template);
  });

  test("loses its rows, append-only and queued ones too, but not its history of migrations", async () => {
    await db.$executeRaw`INSERT INTO "AuditEntry" (id, action, "subjectKind", "subjectId")
      VALUES (gen_random_uuid(), 'test', 'test', gen_random_uuid())`;
    await db.$executeRaw`SELECT graphile_worker.add_job('test', '{}'::json)`;
    expect(await counts()).toEqual({ audit: 1, jobs: 1, migrated: true });
    await cleanDatabase();
    expect(await counts()).toEqual({ audit: 0, jobs: 0, migrated: true });
  });
});

test("a test can have a database of its own, migrated or empty", async () => {
  const [migrated, empty] = await Promise.all([makeDatabase(), makeDatabase({ migrated: false })]);
  expect(await tableExists(migrated.url)).toBe(true);
  expect(await tableExists(empty.url)).toBe(false);
  await Promise.all([migrated.drop(), empty.drop()]);
  await expect(new Client({ connectionString: empty.url }).connect()).rejects.toThrow("does not exist");
});

async function counts() {
  const [row] = await db.$queryRaw<{ audit: number; jobs: number; migrated: boolean }[]>`
    SELECT (SELECT count(*)::int FROM "AuditEntry") AS audit,
           (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
           EXISTS (SELECT 1 FROM _prisma_migrations) AS migrated`;
  return row;
}

async function tableExists(url: string): Promise<boolean> {
  const { rows } = await asAdmin(url, (client) => client.query(`SELECT to_regclass('"Member"') IS NOT NULL AS found`));
  return rows[0].found;
}
