import type { SearchKind, SearchRef } from "#app/domain/core/search-document.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";

/** Name of the job that tells Meilisearch what it has not been told yet. */
export const tellMeilisearchTask = "tell_meilisearch";

/** What waits to be told, and which change of it. */
export type Pending = SearchRef & { turn: string };

/**
 * Notes what Meilisearch has to be told, and has it told at once. What waits already goes on waiting, once. Whether there
 * is an index to know of it stands in the database: this process may be one that has no Meilisearch.
 */
export async function notePending(refs: readonly SearchRef[]): Promise<void> {
  if (refs.length === 0) return;
  const [kinds, ids] = [refs.map(({ kind }) => kind), refs.map(({ id }) => id)];
  const noted = await db.$executeRaw`
    INSERT INTO "SearchPending" (kind, id, since)
    SELECT DISTINCT given.kind, given.id, ${now()}::timestamptz
    FROM unnest(${kinds}::text[], ${ids}::uuid[]) AS given(kind, id)
    WHERE EXISTS (SELECT FROM "MeilisearchIndex" WHERE state <> 'former') ORDER BY 1, 2
    ON CONFLICT (kind, id) DO UPDATE SET turn = DEFAULT`;
  if (noted > 0) await tellIn(0);
}

/** Has Meilisearch told in so many seconds; once, however often this is asked for. */
export async function tellIn(seconds: number): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.add_job(${tellMeilisearchTask}, queue_name => ${tellMeilisearchTask}, max_attempts => 1,
      job_key => ${tellMeilisearchTask}, run_at => now() + ${seconds}::float8 * interval '1 second')`;
}

/** What waits longest. */
export function listPending(most: number): Promise<Pending[]> {
  return selectRows<Pending & { kind: SearchKind }>`
    SELECT kind, id, turn::text AS turn FROM "SearchPending" ORDER BY "SearchPending".turn LIMIT ${most}`;
}

/** Takes off what was told; what changed since then stays. */
export async function dropPending(told: readonly Pending[]): Promise<void> {
  await db.$executeRaw`DELETE FROM "SearchPending" WHERE turn = ANY(${told.map(({ turn }) => turn)}::bigint[])`;
}

/** Lets a thing wait behind all others. */
export async function putLast({ turn }: Pending): Promise<void> {
  await db.$executeRaw`UPDATE "SearchPending" SET turn = DEFAULT WHERE turn = ${turn}::bigint`;
}
