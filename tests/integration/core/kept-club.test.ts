import { afterEach, expect, it } from "vitest";
import { clubSettings, getClub } from "#app/domain/core/club.server.ts";
import { hearsOthers } from "#app/domain/core/committed.server.ts";
import { hearCommitted } from "#app/domain/core/hear-committed.server.ts";
import { getClubSettings } from "#app/domain/settings/get-club-settings.server.ts";
import { updateClub } from "#app/domain/settings/update-club.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeStaff } from "#tests/factories/accounts.ts";
import { countQueries } from "#tests/setup/count-queries.ts";
import { workerDatabase } from "#tests/setup/database.ts";

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const patience = { timeout: 20_000, interval: 10 };
const costOf = async (work: () => Promise<unknown>) => (await countQueries(work)).statements.length;

it("is asked of the database once, and again when it changed: here, by others, or by hand", async () => {
  await db.club.create({ data: { id: 1, name: "باشگاه", settings: { media: { uploadsPerHour: 7 } } } });
  const hearing = hearCommitted(await workerDatabase(), { everyMs: 200, patienceMs: 1_000 });
  endings.push(() => hearing.stop());
  await expect.poll(hearsOthers, patience).toBe(true);
  await getClub();
  expect(await costOf(() => Promise.all([getClub(), getClub(), clubSettings("media", {})]))).toBe(0);
  expect(await clubSettings("media", { uploadsPerHour: 60, other: 1 })).toEqual({ uploadsPerHour: 7, other: 1 });

  const boss = await asActor(await makeStaff("administrator"));
  await updateClub(boss, { ...(await getClubSettings(boss)), clubName: "نام تازه" });
  expect((await getClub()).name).toBe("نام تازه");

  await db.$executeRaw`UPDATE "Club" SET name = 'به دست'`;
  await expect.poll(async () => (await getClub()).name, patience).toBe("به دست");
});
