import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";

/** The generation that is searched; the first one where nothing was ever made anew. */
export const liveGeneration = Prisma.sql`coalesce((SELECT live FROM "SearchIndex" WHERE id = 1), 0)`;

/** Rows thrown away by one statement. */
const sweptAtOnce = 5_000;

/** Opens the next generation; what is left of others that never came to be searched goes. */
export async function openGeneration(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SearchIndex" (id, live, building) VALUES (1, 0, 1)
    ON CONFLICT (id) DO UPDATE SET building = NULL`;
  await sweepGenerations();
  await db.$executeRaw`UPDATE "SearchIndex" SET building = (live + 1) % 1000 WHERE id = 1`;
}

/** Searches the new generation from now on, and throws the other away. */
export async function swapGenerations(filledAt: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "SearchIndex" SET live = building, building = NULL, "filledAt" = ${filledAt}
    WHERE id = 1 AND building IS NOT NULL`;
  await sweepGenerations();
}

async function sweepGenerations(): Promise<void> {
  for (let swept = sweptAtOnce; swept === sweptAtOnce; )
    swept = await db.$executeRaw`
      DELETE FROM "SearchDocument" WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM "SearchDocument"
        WHERE generation <> ${liveGeneration} AND generation IS DISTINCT FROM (SELECT building FROM "SearchIndex" WHERE id = 1)
        LIMIT ${sweptAtOnce}))`;
}
