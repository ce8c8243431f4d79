import { randomBytes } from "node:crypto";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { contentSettings } from "../indexes.ts";
import { liveGeneration } from "../postgres/generations.server.ts";
import { digestOf, madeFor, meilisearch, saysNoIndex, settle } from "./connection.server.ts";

/** What Meilisearch was not told for longer than this makes its answers too old. */
const behindSeconds = 5;

/**
 * The index to be searched; null where there is none yet, it was made for other settings, or it lacks what changed a
 * while ago.
 */
export async function readyIndex(): Promise<string | null> {
  const [row] = await selectRows<{ uid: string }>`
    SELECT uid FROM "MeilisearchIndex" WHERE state = 'live' AND "madeFor" = ${madeFor()}
      AND NOT EXISTS (SELECT FROM "SearchPending" WHERE since < ${addSeconds(now(), -behindSeconds)}::timestamptz)`;
  return row?.uid ?? null;
}

/** The index that is searched and the one that is being made, which both learn what changes. */
export async function keptIndexes(): Promise<string[]> {
  const rows = await selectRows<{ uid: string }>`
    SELECT uid FROM "MeilisearchIndex" WHERE state IN ('live', 'building') AND "madeFor" = ${madeFor()} ORDER BY id`;
  return rows.map(({ uid }) => uid);
}

/** Makes an index beside the one that is searched, empty and with its settings; one begun before is given up. */
export async function openIndex(): Promise<number> {
  const uid = `bashgah_${randomBytes(8).toString("hex")}`;
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET state = 'former' WHERE state = 'building'`;
  const [opened] = await db.$queryRaw<{ id: number }[]>`
    INSERT INTO "MeilisearchIndex" (uid, state, "madeFor") VALUES (${uid}, 'building', ${madeFor()}) RETURNING id`;
  const work = meilisearch("work");
  await settle([
    await work.createIndex(uid, { primaryKey: "key" }),
    await work.index(uid).updateSettings(contentSettings),
  ]);
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET settings = ${await settingsOf(uid)} WHERE uid = ${uid}`;
  await dropFormer();
  return opened!.id;
}

/** Searches an index from now on; false where another was begun since. */
export async function swapIndex(id: number): Promise<boolean> {
  const swapped = await db.$transaction(async (tx) => {
    const [building] = await tx.$queryRaw<object[]>`
      SELECT FROM "MeilisearchIndex" WHERE id = ${id}::int AND state = 'building' FOR UPDATE`;
    if (!building) return false;
    await tx.$executeRaw`UPDATE "MeilisearchIndex" SET state = 'former' WHERE state = 'live'`;
    await tx.$executeRaw`UPDATE "MeilisearchIndex" SET state = 'live' WHERE id = ${id}::int`;
    return true;
  });
  if (swapped) await dropFormer();
  return swapped;
}

/** The index of a rebuild; null where another was begun since. */
export async function buildingIndex(id: number): Promise<string | null> {
  const [row] = await selectRows<{ uid: string }>`
    SELECT uid FROM "MeilisearchIndex" WHERE id = ${id}::int AND state = 'building'`;
  return row?.uid ?? null;
}

/** Has the index that is searched made anew, soon and by itself. */
export async function distrustIndex(): Promise<void> {
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET "madeFor" = '' WHERE state = 'live'`;
}

/** Gives up what was made, where the club has no Meilisearch any more: it learns nothing of what changes from now on. */
export async function forgetIndexes(): Promise<void> {
  await db.$executeRaw`DELETE FROM "MeilisearchIndex"`;
  await db.$executeRaw`DELETE FROM "SearchPending"`;
}

/**
 * Whether the index that is searched is ours and whole: made for these settings, not touched by others, and with as many
 * documents as PostgreSQL has, or some at least.
 * @param exactly where nothing waits to be told
 */
export async function isSound({ exactly = false } = {}): Promise<boolean> {
  const [live] = await selectRows<{ uid: string; settings: string; documents: number; pending: boolean }>`
    SELECT uid, settings, (SELECT count(*)::int FROM "SearchDocument" WHERE generation = ${liveGeneration}) AS documents,
      EXISTS (SELECT FROM "SearchPending") AS pending
    FROM "MeilisearchIndex" WHERE state = 'live' AND "madeFor" = ${madeFor()}`;
  if (!live) return false;
  try {
    if ((await settingsOf(live.uid)) !== live.settings) return false;
    const { numberOfDocuments, isIndexing } = await meilisearch("work").index(live.uid).getStats();
    if (exactly && !live.pending && !isIndexing) return numberOfDocuments === live.documents;
    return numberOfDocuments > 0 || live.documents === 0 || live.pending || isIndexing;
  } catch (error) {
    if (saysNoIndex(error)) return false;
    throw error;
  }
}

async function settingsOf(uid: string): Promise<string> {
  return digestOf(await meilisearch("work").index(uid).getSettings());
}

/** Throws away the indexes that are searched no more; those alone that stand in our own list. */
async function dropFormer(): Promise<void> {
  const former = await selectRows<{ uid: string }>`SELECT uid FROM "MeilisearchIndex" WHERE state = 'former'`;
  for (const { uid } of former) {
    await meilisearch("work").deleteIndexIfExists(uid);
    await db.$executeRaw`DELETE FROM "MeilisearchIndex" WHERE uid = ${uid}`;
  }
}
