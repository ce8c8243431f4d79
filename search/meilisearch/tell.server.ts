import { searchSources } from "#app/domain/content.server.ts";
import type { SearchKind } from "#app/domain/core/search-document.ts";
import { breaker, hasMeilisearch, noteFailure, noteSuccess, settle } from "./connection.server.ts";
import { keptIndexes } from "./indexes.server.ts";
import { dropPending, listPending, type Pending, tellIn } from "./pending.server.ts";
import { handIn, inMeilisearchLine } from "./write.server.ts";

/** Things that are told at once. */
const atOnce = 200;

/**
 * Tells Meilisearch all that waits, each thing as it is by now: so the order does not matter, and to be told twice
 * changes nothing. While it does not answer everything waits on, and is tried again after a pause. A job of the queue.
 */
export async function tellMeilisearch(): Promise<void> {
  if (!hasMeilisearch()) return;
  if (!breaker().mayTry()) return tellIn(breaker().pauseSeconds());
  try {
    while ((await tellSome()) === atOnce) noteSuccess();
    noteSuccess();
  } catch (error) {
    noteFailure(error);
    await tellIn(breaker().pauseSeconds());
  }
}

async function tellSome(): Promise<number> {
  const { tasks, told } = await inMeilisearchLine(async () => {
    const pending = await listPending(atOnce);
    const indexes = pending.size > 0 ? await keptIndexes() : [];
    if (indexes.length === 0) return { tasks: [], told: [] };
    const tasks = [];
    for (const [kind, refs] of pending) tasks.push(...(await handIn(indexes, await changeOf(kind, refs))));
    return { tasks, told: [...pending.values()].flat() };
  });
  await settle(tasks);
  await dropPending(told);
  return told.length;
}

async function changeOf(kind: SearchKind, refs: readonly Pending[]) {
  const documents = await searchSources[kind].searchDocuments(refs.map(({ id }) => id));
  const listed = new Set(documents.map(({ id }) => id));
  return { documents, gone: refs.filter(({ id }) => !listed.has(id)) };
}
