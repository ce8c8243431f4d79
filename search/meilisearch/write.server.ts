import type { EnqueuedTask } from "meilisearch";
import type { SearchDocument, SearchRef } from "#app/domain/core/search-document.ts";
import { newLine } from "../in-line.server.ts";
import { meilisearch } from "./connection.server.ts";
import { keyOf, toKept } from "./document.ts";

/**
 * In which what is read is handed in before anybody else reads: Meilisearch does what it is handed in that order, so
 * that what was read before a change is never written after it.
 */
export const inMeilisearchLine = newLine(6_024_071_986);

/** Hands in documents, in place of what was known of them, and what is gone; `settle` waits until it is done. */
export async function handIn(
  indexes: readonly string[],
  { documents, gone }: { documents: SearchDocument[]; gone: SearchRef[] },
): Promise<EnqueuedTask[]> {
  const tasks: EnqueuedTask[] = [];
  const kept = documents.map(toKept);
  for (const uid of indexes) {
    const index = meilisearch("work").index(uid);
    if (kept.length > 0) tasks.push(await index.addDocuments(kept, { primaryKey: "key" }));
    if (gone.length > 0) tasks.push(await index.deleteDocuments(gone.map(keyOf)));
  }
  return tasks;
}
