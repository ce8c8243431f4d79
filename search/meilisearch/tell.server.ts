import type { EnqueuedTask } from "meilisearch";
import { searchSources } from "#app/domain/content.server.ts";
import type { SearchKind } from "#app/domain/core/search-document.ts";
import { log } from "#app/platform/log.server.ts";
import { breaker, hasMeilisearch, noteFailure, noteSuccess } from "./connection.server.ts";
import { saysRefused, settle } from "./faults.server.ts";
import { keptIndexes } from "./indexes.server.ts";
import { dropPending, listPending, type Pending, putLast, tellIn } from "./pending.server.ts";
import { handIn, inMeilisearchLine } from "./write.server.ts";

/** Things that are told at once. */
const atOnce = 200;
/** After a portion that was not taken the next one is so many times smaller, and grows back twofold. */
const fewerBy = 8;
/** Things that Meilisearch refuses one after the other before it is taken to be ill itself. */
const refusedMax = 10;

/** How much is told next, and how many single things were refused since one was taken. */
const going = { portion: atOnce, refused: 0 };

/**
 * Tells Meilisearch all that waits, each thing as it is by now: so the order does not matter, and to be told twice
 * changes nothing. While it does not answer everything waits on, and is tried again after a pause; a thing that it
 * refuses holds nothing else up. A job of the queue.
 */
export async function tellMeilisearch(): Promise<void> {
  if (!hasMeilisearch()) return;
  if (!breaker("work").mayTry()) return tellIn(breaker("work").pauseSeconds());
  try {
    if ((await tellSome()) === 0) return breaker("work").didNotAsk();
    do noteSuccess("work");
    while ((await tellSome()) > 0);
  } catch (error) {
    noteFailure("work", error);
    await tellIn(breaker("work").pauseSeconds());
  }
}

/** @returns how many things were done with */
async function tellSome(): Promise<number> {
  const pending = await listPending(going.portion);
  if (pending.length === 0) return 0;
  try {
    const tasks = await inMeilisearchLine((turn) => handInNow(pending, turn));
    if (!tasks) return 0;
    await settle(tasks);
  } catch (error) {
    return notTaken(pending, error);
  }
  await dropPending(pending);
  going.portion = Math.min(atOnce, going.portion * 2);
  going.refused = 0;
  return pending.length;
}

/** Hands things in as they are now; null where there is no index to know of them. */
async function handInNow(refs: readonly Pending[], turn: AbortSignal): Promise<EnqueuedTask[] | null> {
  const indexes = await keptIndexes();
  if (indexes.length === 0) return null;
  const tasks: EnqueuedTask[] = [];
  for (const [kind, ofKind] of Map.groupBy(refs, (ref) => ref.kind))
    tasks.push(...(await handIn(indexes, await changeOf(kind, ofKind), turn)));
  return tasks;
}

async function changeOf(kind: SearchKind, refs: readonly Pending[]) {
  const documents = await searchSources[kind].searchDocuments(refs.map(({ id }) => id));
  const listed = new Set(documents.map(({ id }) => id));
  return { documents, gone: refs.filter(({ id }) => !listed.has(id)) };
}

/**
 * What many things together failed with is looked for among fewer. A single one that is to blame itself is left out of
 * Meilisearch until it changes or the index is made anew; one that may not be waits behind all others.
 */
async function notTaken(pending: readonly Pending[], error: unknown): Promise<number> {
  going.portion = Math.ceil(going.portion / fewerBy);
  const [one, ...others] = pending;
  if (one && others.length === 0) {
    if (!saysRefused(error) || going.refused >= refusedMax) {
      await putLast(one);
      throw error;
    }
    going.refused++;
    await leaveOut(one, error);
  } else if (!saysRefused(error)) throw error;
  return pending.length;
}

async function leaveOut(one: Pending, error: unknown): Promise<void> {
  log.error({ kind: one.kind, id: one.id, error }, "Meilisearch refuses a document, and does not find it");
  const gone = { documents: [], gone: [one] };
  await settle(await inMeilisearchLine(async (turn) => handIn(await keptIndexes(), gone, turn)));
  await dropPending([one]);
}
