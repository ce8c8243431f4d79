import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";

/** The generation that is searched; the first one where nothing was ever made anew. */
export const liveGeneration = Prisma.sql`coalesce((SELECT live FROM "SearchIndex" WHERE id = 1), 0)`;

/** Numbers of generations begin again from here: a column of 16 bits holds them. */
const numbersMax = 30_000;

/** Rows thrown away by one statement. */
const sweptAtOnce = 5_000;

/** Opens a generation beside the one that is searched; what was begun before and never came to be searched goes. */
export async function openGeneration(): Promise<number> {
  const [opened] = await db.$queryRaw<{ building: number }[]>`
    INSERT INTO "SearchIndex" AS index (id, live, building) VALUES (1, 0, 1)
    ON CONFLICT (id) DO UPDATE SET building = (coalesce(index.building, index.live) + 1) % ${numbersMax}::int
    RETURNING building`;
  await sweepGenerations();
  return opened!.building;
}

/** Searches a generation from now on and throws the other away; false where another was opened since this one. */
export async function swapGenerations(building: number, filledAt: Date): Promise<boolean> {
  const swapped = await db.$executeRaw`
    UPDATE "SearchIndex" SET live = building, building = NULL, "filledAt" = ${filledAt}
    WHERE id = 1 AND building = ${building}::int`;
  if (swapped > 0) await sweepGenerations();
  return swapped > 0;
}

async function sweepGenerations(): Promise<void> {
  for (let swept = sweptAtOnce; swept === sweptAtOnce; )
    swept = await db.$executeRaw`
      DELETE FROM "SearchDocument" WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM "SearchDocument"
        WHERE generation <> ${liveGeneration} AND generation IS DISTINCT FROM (SELECT building FROM "SearchIndex" WHERE id = 1)
        LIMIT ${sweptAtOnce}))`;
}
