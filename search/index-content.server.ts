import { searchSources } from "#app/domain/content.server.ts";
import {
  type SearchDocument,
  type SearchKind,
  type SearchRef,
  type SearchScope,
  searchKinds,
} from "#app/domain/core/search-document.ts";
import { db } from "#app/platform/db/client.server.ts";
import { engines } from "./engines.server.ts";

/** Things that are read and written at once: few enough that others wait for a moment only. */
const atOnce = 200;

/** Number of PostgreSQL's advisory lock that orders who writes to the engines. */
const writersLock = 6_024_071_985;
const patience = { timeout: 60_000, maxWait: 30_000 };

let lastInLine: Promise<unknown> = Promise.resolve();

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

/** The same for all things of these kinds, or those within a scope, in slices. @param seen hears how many were done */
export async function indexAll(
  { kinds = searchKinds, within }: { kinds?: readonly SearchKind[]; within?: SearchScope },
  seen: (count: number) => void = () => undefined,
): Promise<void> {
  for (const kind of kinds)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await searchSources[kind].searchableIds({ after, most: atOnce, ...(within && { within }) });
      if (ids.length > 0) await indexSome(kind, ids);
      seen(ids.length);
      if (ids.length < atOnce) break;
      after = ids.at(-1)!;
    }
}

/**
 * Reads and writes as one step that no other writer comes between, in this process or another: what was read before a
 * change is never written after it.
 */
function indexSome(kind: SearchKind, ids: string[]): Promise<void> {
  return inLine(async () => {
    const documents: SearchDocument[] = await searchSources[kind].searchDocuments(ids);
    const listed = new Set(documents.map(({ id }) => id));
    const gone = ids.filter((id) => !listed.has(id)).map((id) => ({ kind, id }));
    for (const engine of engines()) await engine.write({ documents, gone });
  });
}

/** Waits for this process's own turn first, so that one connection at most waits for other processes. */
export function inLine<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastInLine.then(() =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${writersLock}::bigint)`;
      return work();
    }, patience),
  );
  lastInLine = turn.catch(() => undefined); // who failed is told; the next goes on
  return turn;
}
