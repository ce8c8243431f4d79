import type { EnqueuedTask } from "meilisearch";
import type { SearchDocument, SearchRef } from "#app/domain/core/search-document.ts";
import { advisoryLocks } from "#app/platform/db/advisory-locks.ts";
import { newLine } from "../in-line.server.ts";
import { meilisearch } from "./connection.server.ts";
import { keyOf, toKept } from "./document.ts";

/** Less than a turn in the line by more than one request may take: when the turn is over, none is under way. */
const turnMs = 45_000;

const line = newLine(advisoryLocks.meilisearch);

/**
 * In which what is read is handed in before anybody else reads: Meilisearch does what it is handed in that order, so
 * that what was read before a change is never written after it.
 * @param work is told when its turn is over; whoever hands in after that could hand in something old
 */
export function inMeilisearchLine<T>(work: (turn: AbortSignal) => Promise<T>): Promise<T> {
  return line(() => work(AbortSignal.timeout(turnMs)));
}

/** Hands in documents, in place of what was known of them, and what is gone; `settle` waits until it is done. */
export async function handIn(
  indexes: readonly string[],
  { documents, gone }: { documents: SearchDocument[]; gone: readonly SearchRef[] },
  turn: AbortSignal,
): Promise<EnqueuedTask[]> {
  const tasks: EnqueuedTask[] = [];
  const kept = documents.map(toKept);
  for (const uid of indexes) {
    const index = meilisearch("work").index(uid);
    turn.throwIfAborted();
    if (kept.length > 0) tasks.push(await index.addDocuments(kept, { primaryKey: "key" }));
    turn.throwIfAborted();
    if (gone.length > 0) tasks.push(await index.deleteDocuments(gone.map(keyOf)));
  }
  return tasks;
}
