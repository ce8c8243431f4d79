import { db } from "#app/platform/db/client.server.ts";

/**
 * Notes until when browsers are taken to show the club to somebody: what its bell says there is not pushed to them.
 * @param sessionKeys keys of their sessions; of those that are told nothing by push, nothing is noted
 * @param until null for those that nobody looks at any more
 */
export async function markInSight(sessionKeys: readonly string[], until: Date | null): Promise<void> {
  if (sessionKeys.length === 0) return;
  await db.$executeRaw`
    UPDATE "PushDevice" SET "seenUntil" = ${until} WHERE "sessionId" = ANY(${[...sessionKeys]}::text[])`;
}
