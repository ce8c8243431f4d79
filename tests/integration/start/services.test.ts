import { describe, expect, it, onTestFinished } from "vitest";
import { publish } from "#app/domain/core/publish.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { expectToStop, startClub, until } from "#tests/setup/club.ts";
import { makeDataDir, queryOne } from "#tests/setup/clusters.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";
import { ask } from "../http/ask.ts";

describe("roles in processes of their own", () => {
  it("work together on one DATABASE_URL: pages here, reactions there", async () => {
    const database = await makeDatabase();
    onTestFinished(database.drop);
    const web = startClub({ DATABASE_URL: database.url, SERVICES: "web" });
    const origin = await web.ready();
    expect(JSON.parse((await ask(origin, "/ready")).body).parts).toEqual({ database: "ok", web: "ok" });

    await inDatabase(database.url, somebodyJoins);
    const waiting = () =>
      queryOne<{ jobs: number }>(
        database.url,
        "SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE task_identifier IN ('deliver_fact', 'react_to_fact')",
      );
    expect((await waiting()).jobs).toBeGreaterThan(0);

    const worker = startClub({ DATABASE_URL: database.url, SERVICES: "worker" });
    await worker.hear(/ready: worker/);
    await until(waiting, ({ jobs }) => jobs === 0);
    expect(await queryOne(database.url, `SELECT count(*)::int AS lines FROM "Activity"`)).toEqual({ lines: 1 });

    await expectToStop(worker);
    expect((await ask(origin, "/")).status).toBe(200);
    await expectToStop(web);
  });

  it("need DATABASE_URL: a second process on the embedded database says so", async () => {
    const DATA_DIR = await makeDataDir();
    const web = startClub({ DATA_DIR, SERVICES: "web" });
    const origin = await web.ready();
    const { code, said } = await startClub({ DATA_DIR, SERVICES: "worker" }).ended;
    expect(code).toBe(1);
    expect(said).toContain("Another Bashgah is already running on the database in");
    expect(said).toContain("DATABASE_URL");
    expect((await ask(origin, "/ready")).status).toBe(200);
    await expectToStop(web);
  });
});

/** Somebody joins, as the pages' process would write it. */
async function somebodyJoins(): Promise<void> {
  const { id } = await makeMember();
  await db.$transaction((tx) => publish(tx, "member.joined", { memberId: id }, id));
}
