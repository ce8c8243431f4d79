import { randomBytes } from "node:crypto";
import type { EnqueuedTask } from "meilisearch";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { log } from "#app/platform/log.server.ts";
import { contentSettings, settingsVersion } from "../indexes.ts";
import { liveGeneration } from "../postgres/generations.server.ts";
import { digestOf, madeFor, meilisearch, serverName } from "./connection.server.ts";
import { saysNoIndex, settle } from "./faults.server.ts";
import { inMeilisearchLine } from "./write.server.ts";

/** What Meilisearch was not told for longer than this makes its answers too old. */
const behindSeconds = 5;
/** An index that nobody worked at or looked after for so long was left: whoever did is dead, or has another Meilisearch now. */
export const leftSeconds = 180;

const leftBefore = () => addSeconds(now(), -leftSeconds);

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
  const { id, tasks } = await inMeilisearchLine(() => beginIndex(uid));
  try {
    await settle(tasks);
    await db.$executeRaw`UPDATE "MeilisearchIndex" SET settings = ${await settingsOf(uid)} WHERE uid = ${uid}`;
  } catch (error) {
    await giveUpBuilding(id);
    throw error;
  }
  await dropFormer();
  return id;
}

/**
 * Handed in before anybody can hand in documents, which would make an index without settings. What is told from now on is
 * told to this one: an index that was made otherwise learns it no more, and is not searched either.
 */
async function beginIndex(uid: string): Promise<{ id: number; tasks: EnqueuedTask[] }> {
  await db.$executeRaw`
    UPDATE "MeilisearchIndex" SET "madeFor" = '' WHERE state = 'live' AND "madeFor" <> ${madeFor()}`;
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET state = 'former' WHERE state = 'building'`;
  const [{ id }] = (await db.$queryRaw<{ id: number }[]>`
    INSERT INTO "MeilisearchIndex" (uid, state, "madeFor", server, version, "tendedAt")
    VALUES (${uid}, 'building', ${madeFor()}, ${serverName()}, ${settingsVersion}, ${now()}::timestamptz)
    RETURNING id`) as [{ id: number }];
  try {
    const work = meilisearch("work");
    const created = await work.createIndex(uid, { primaryKey: "key" });
    return { id, tasks: [created, await work.index(uid).updateSettings(contentSettings)] };
  } catch (error) {
    await giveUpBuilding(id);
    throw error;
  }
}

/** Has what somebody began to make thrown away, by the next look. */
export async function giveUpBuilding(id: number): Promise<void> {
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET state = 'former' WHERE id = ${id}::int AND state = 'building'`;
}

/** Whether somebody makes an index just now. */
export async function isBeingMade(): Promise<boolean> {
  return (await db.meilisearchIndex.count({ where: { state: "building" } })) > 0;
}

/** Searches an index from now on; false where another was begun since. */
export async function swapIndex(id: number): Promise<boolean> {
  const swapped = await inMeilisearchLine(() =>
    db.$transaction(async (tx) => {
      const [building] = await tx.$queryRaw<object[]>`
        SELECT FROM "MeilisearchIndex" WHERE id = ${id}::int AND state = 'building' FOR UPDATE`;
      if (!building) return false;
      await tx.$executeRaw`UPDATE "MeilisearchIndex" SET state = 'former' WHERE state = 'live'`;
      await tx.$executeRaw`
        UPDATE "MeilisearchIndex" SET state = 'live', "tendedAt" = ${now()}::timestamptz WHERE id = ${id}::int`;
      return true;
    }),
  );
  if (swapped) await dropFormer();
  return swapped;
}

/** The index of a rebuild, which is noted to be worked at; null where another was begun since, or it was taken for left. */
export async function tendBuilding(id: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ uid: string }[]>`
    UPDATE "MeilisearchIndex" SET "tendedAt" = ${now()}::timestamptz WHERE id = ${id}::int AND state = 'building'
    RETURNING uid`;
  return row?.uid ?? null;
}

/** Gives up what somebody who died began to make, and throws away what is searched no more. Two may do so at once. */
export async function sweepIndexes(): Promise<void> {
  await inMeilisearchLine(
    () => db.$executeRaw`
      UPDATE "MeilisearchIndex" SET state = 'former'
      WHERE state = 'building' AND "tendedAt" < ${leftBefore()}::timestamptz`,
  );
  await dropFormer();
}

/**
 * Why the index that is searched is not to be made anew here: it is that of other processes of this club, and one of them
 * looked after it a moment ago; null where it is nobody else's.
 */
export async function whoElseTends(): Promise<string | null> {
  const [other] = await selectRows<{ server: string }>`
    SELECT server FROM "MeilisearchIndex"
    WHERE state = 'live' AND "madeFor" NOT IN ('', ${madeFor()}) AND version >= ${settingsVersion}::int
      AND "tendedAt" > ${leftBefore()}::timestamptz`;
  if (!other) return null;
  if (other.server === serverName()) return "a newer version of the club has made its index";
  return `other processes have theirs at ${other.server}, this one at ${serverName()}; all need the same MEILI_URL`;
}

/** Has the index that is searched made anew, soon and by itself. */
export async function distrustIndex(): Promise<void> {
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET "madeFor" = '' WHERE state = 'live'`;
}

/** When somebody last worked at an index of Meilisearch's or looked after it; null where there is none. */
export async function lastTended(): Promise<Date | null> {
  const [row] = await selectRows<{ at: Date | null }>`SELECT max("tendedAt") AS at FROM "MeilisearchIndex"`;
  return row?.at ?? null;
}

/**
 * Forgets what was made, and leaves it where it is: in a club that came out of a backup, which knows less than the index,
 * and may be a copy beside the one whose index it is.
 */
export async function forgetIndexes(): Promise<void> {
  await db.meilisearchIndex.deleteMany();
  await db.searchPending.deleteMany();
}

/** The same where the club has no Meilisearch any more; not while another process looks after it. */
export async function forgetLeftIndexes(): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "MeilisearchIndex"
    WHERE NOT EXISTS (SELECT FROM "MeilisearchIndex" WHERE "tendedAt" > ${leftBefore()}::timestamptz)`;
  await db.$executeRaw`DELETE FROM "SearchPending" WHERE NOT EXISTS (SELECT FROM "MeilisearchIndex")`;
}

/**
 * Whether the index that is searched is ours and whole: made for these settings, not touched by others, and with as many
 * documents as PostgreSQL has, or some at least. Who looks and finds it so looks after it.
 * @param exactly where nothing waits to be told
 */
export async function isSound({ exactly = false } = {}): Promise<boolean> {
  const [live] = await selectRows<{ uid: string; settings: string; documents: number; pending: boolean }>`
    SELECT uid, settings, (SELECT count(*)::int FROM "SearchDocument" WHERE generation = ${liveGeneration}) AS documents,
      EXISTS (SELECT FROM "SearchPending") AS pending
    FROM "MeilisearchIndex" WHERE state = 'live' AND "madeFor" = ${madeFor()}`;
  if (!live) return false;
  await db.$executeRaw`UPDATE "MeilisearchIndex" SET "tendedAt" = ${now()}::timestamptz WHERE uid = ${live.uid}`;
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

/** Throws away the indexes that are searched no more; those alone that stand in our own list, until they are gone. */
async function dropFormer(): Promise<void> {
  const former = await selectRows<{ uid: string; server: string }>`
    SELECT uid, server FROM "MeilisearchIndex" WHERE state = 'former'`;
  for (const { uid, server } of former) {
    if (server === serverName() && !(await isDropped(uid))) continue;
    await db.$executeRaw`DELETE FROM "MeilisearchIndex" WHERE uid = ${uid}`;
  }
}

/** What cannot be thrown away now is no reason to do without what is searched. */
async function isDropped(uid: string): Promise<boolean> {
  try {
    await settle([await meilisearch("work").deleteIndex(uid)]);
    return true;
  } catch (error) {
    if (saysNoIndex(error)) return true;
    log.warn({ error, uid }, "an index of Meilisearch's that is searched no more is thrown away later");
    return false;
  }
}
