import type { SearchDocument, SearchRef } from "#app/domain/core/search-document.ts";
import { db } from "#app/platform/db/client.server.ts";
import { toRow } from "./document-row.ts";
import { liveGeneration } from "./generations.server.ts";

/** Puts documents in the place of what was known of them, in the generation that is searched and in one being made. */
export async function writeDocuments(documents: SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const made = documents.map(toRow);
  const rows = JSON.stringify(made.map(({ row }) => row));
  const terms = [...new Set(made.flatMap((one) => one.terms))].sort();
  await db.$executeRaw`
    WITH kept AS (
      SELECT ${liveGeneration} AS generation
      UNION SELECT building FROM "SearchIndex" WHERE id = 1 AND building IS NOT NULL
    ), term AS (
      INSERT INTO "SearchTerm" (term)
      SELECT given.term FROM unnest(${terms}::text[]) AS given(term)
      WHERE NOT EXISTS (SELECT FROM "SearchTerm" known WHERE known.term = given.term)
      ON CONFLICT DO NOTHING
    )
    INSERT INTO "SearchDocument" AS known
      (generation, kind, id, words, "titleWords", access, "forumId", "productIds", "authorId", "createdAt")
    SELECT kept.generation, given.kind, given.id, given.words::tsvector, given."titleWords"::tsvector,
      given.access, given."forumId", given."productIds", given."authorId", given."createdAt"
    FROM kept CROSS JOIN jsonb_to_recordset(${rows}::jsonb) AS given(kind text, id uuid, words text, "titleWords" text,
      access text[], "forumId" uuid, "productIds" uuid[], "authorId" uuid, "createdAt" timestamptz)
    ON CONFLICT (generation, kind, id) DO UPDATE SET words = excluded.words, "titleWords" = excluded."titleWords",
      access = excluded.access, "forumId" = excluded."forumId", "productIds" = excluded."productIds",
      "authorId" = excluded."authorId", "createdAt" = excluded."createdAt"
    WHERE (known.words, known.access, known."forumId", known."productIds")
      IS DISTINCT FROM (excluded.words, excluded.access, excluded."forumId", excluded."productIds")`;
}

/** Forgets things that are not to be found any more, in every generation. */
export async function removeDocuments(gone: SearchRef[]): Promise<void> {
  for (const [kind, refs] of Map.groupBy(gone, (ref) => ref.kind)) {
    const ids = refs.map(({ id }) => id);
    await db.$executeRaw`DELETE FROM "SearchDocument" WHERE kind = ${kind} AND id = ANY(${ids}::uuid[])
      AND generation IN (${liveGeneration}, (SELECT building FROM "SearchIndex" WHERE id = 1))`;
  }
}
