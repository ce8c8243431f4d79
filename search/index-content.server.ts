import { searchSources } from "#app/domain/content.server.ts";
import {
  type SearchDocument,
  type SearchKind,
  type SearchRef,
  type SearchScope,
  searchKinds,
} from "#app/domain/core/search-document.ts";
import { advisoryLocks } from "#app/platform/db/advisory-locks.ts";
import { newLine } from "./in-line.server.ts";
import { notePending } from "./meilisearch/pending.server.ts";
import { postgresEngine } from "./postgres/engine.server.ts";

/** Things that are read and written at once: few enough that others wait for a moment only. */
const atOnce = 200;

/** In which whoever writes to PostgreSQL's index takes their turn. */
export const inLine = newLine(advisoryLocks.indexing);

/**
 * Brings what search knows of some things up to date: each is read as it is now, and forgotten where it may not be
 * listed. So it may be called twice and in any order.
 */
export async function indexContent(refs: readonly SearchRef[]): Promise<void> {
  for (const kind of searchKinds) {
    const ids = [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))];
    for (let from = 0; from < ids.length; from += atOnce) await indexSome(kind, ids.slice(from, from + atOnce));
  }
}

/**
 * The same for all things of these kinds, or those within a scope, in slices.
 * @param what `tell`: whether Meilisearch is told too
 * @param seen hears how many were done
 */
export async function indexAll(
  { kinds = searchKinds, within, tell = true }: { kinds?: readonly SearchKind[]; within?: SearchScope; tell?: boolean },
  seen: (count: number) => void = () => undefined,
): Promise<void> {
  for (const kind of kinds)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await searchSources[kind].searchableIds({ after, most: atOnce, ...(within && { within }) });
      if (ids.length > 0) await indexSome(kind, ids, tell);
      seen(ids.length);
      if (ids.length < atOnce) break;
      after = ids.at(-1)!;
    }
}

/**
 * Reads and writes as one step that no other writer comes between, in this process or another: what was read before a
 * change is never written after it. Meilisearch is told afterwards, so that nothing here waits for it.
 */
function indexSome(kind: SearchKind, ids: string[], tell = true): Promise<void> {
  return inLine(async () => {
    const documents: SearchDocument[] = await searchSources[kind].searchDocuments(ids);
    const listed = new Set(documents.map(({ id }) => id));
    const gone = ids.filter((id) => !listed.has(id)).map((id) => ({ kind, id }));
    await postgresEngine.write({ documents, gone });
    if (tell) await notePending(ids.map((id) => ({ kind, id })));
  });
}
