import { describe, expect, onTestFinished, test } from "vitest";
import { applyMigrations } from "#app/platform/db/migrate.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { queryOne } from "#tests/setup/clusters.ts";
import { makeDatabase } from "#tests/setup/database.ts";
import { makeMigrations, removeMigration, setMigration } from "#tests/setup/migrations.ts";
import { ClubProcess } from "./club-process.ts";

async function emptyDatabase(): Promise<string> {
  const { url, drop } = await makeDatabase({ migrated: false });
  onTestFinished(drop);
  return url;
}

const withFunction = `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 'a; text';
  RETURN n * 2;
END $$;
CREATE TABLE second (x int);`;

describe("applyMigrations", () => {
  test("applies what is missing, once, in order, and makes the job queue's tables", async () => {
    const url = await emptyDatabase();
    const migrationsDir = await makeMigrations({ "1_first": "CREATE TABLE first (x int);", "2_second": withFunction });
    expect(await applyMigrations(url, { migrationsDir })).toEqual({ applied: ["1_first", "2_second"] });
    expect(await applyMigrations(url, { migrationsDir })).toEqual({ applied: [] });
    await setMigration(migrationsDir, "3_third", "INSERT INTO first VALUES (twice(21));");
    expect(await applyMigrations(url, { migrationsDir })).toEqual({ applied: ["3_third"] });
    expect(await queryOne(url, "SELECT x FROM first")).toEqual({ x: 42 });
    expect(await queryOne(url, "SELECT count(*)::int AS jobs FROM graphile_worker.jobs")).toEqual({ jobs: 0 });
  });

  test("two processes at once apply each migration once", async () => {
    const url = await emptyDatabase();
    const migrationsDir = await makeMigrations({
      "1_first": "CREATE TABLE first (x int); SELECT pg_sleep(0.3);",
      "2_second": "INSERT INTO first VALUES (1);",
      "3_alone": "CREATE INDEX CONCURRENTLY first_x ON first (x);",
    });
    const processes = [1, 2].map(() => new ClubProcess("migrate", [url, migrationsDir]));
    const news = await Promise.all(processes.map((club) => club.hear(({ applied, failed }) => !!(applied ?? failed))));
    expect(news.flatMap(({ applied, failed }) => failed ?? applied).sort()).toEqual(["1_first", "2_second", "3_alone"]);
    expect(await queryOne(url, "SELECT count(*)::int AS rows FROM first")).toEqual({ rows: 1 });
  });

  test("names a migration that fails, keeps nothing of it, and tries it again when corrected", async () => {
    const url = await emptyDatabase();
    const migrationsDir = await makeMigrations({
      "1_first": "CREATE TABLE first (x int);",
      "2_wrong": "INSERT INTO first VALUES (1); CREATE TABLE other (y int); CREATE TABLE first (y int);",
    });
    const failure = applyMigrations(url, { migrationsDir });
    await expect(failure).rejects.toThrow(StartError);
    await expect(failure).rejects.toThrow('The migration 2_wrong failed: relation "first" already exists.');
    expect(await queryOne(url, "SELECT count(*)::int AS rows, to_regclass('other') AS other FROM first")).toEqual({
      rows: 0,
      other: null,
    });
    await setMigration(migrationsDir, "2_wrong", "CREATE TABLE first (y bigint);");
    await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow("The migration 2_wrong failed");
    await setMigration(migrationsDir, "2_wrong", "INSERT INTO first VALUES (1);");
    expect(await applyMigrations(url, { migrationsDir })).toEqual({ applied: ["2_wrong"] });
  });

  test("refuses a migration that was edited after it was applied", async () => {
    const url = await emptyDatabase();
    const migrationsDir = await makeMigrations({ "1_first": "CREATE TABLE first (x int);" });
    await applyMigrations(url, { migrationsDir });
    await setMigration(migrationsDir, "1_first", "CREATE TABLE first (x bigint);");
    await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow(/edited after .* 1_first/);
  });

  test("refuses a database with migrations that are not here, as after going back to an older release", async () => {
    const url = await emptyDatabase();
    const migrationsDir = await makeMigrations({ "1_first": "SELECT 1;", "2_newer": "SELECT 2;" });
    await applyMigrations(url, { migrationsDir });
    await removeMigration(migrationsDir, "2_newer");
    await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow(/does not know: 2_newer/);
  });
});
