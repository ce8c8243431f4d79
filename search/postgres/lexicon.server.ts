import { db } from "#app/platform/db/client.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { differences, mistakesIn } from "../alike.ts";
import type { Word } from "../question.ts";
import { liveGeneration } from "./generations.server.ts";

/** Terms that trigrams offer for one word, and of those the most that are taken for it. */
const offeredMax = 60;
const alikeMax = 8;

/** For each word of a question that may be mistyped, the words of documents it is most like, the likeliest first. */
export async function findAlike(words: Word[]): Promise<Map<string, string[]>> {
  const asked = words.map(({ text }) => text).filter((text) => mistakesIn(text) > 0);
  if (asked.length === 0) return new Map();
  const rows = await selectRows<{ word: string; term: string; documents: number }>`
    SELECT asked.word, found.term, found.documents
    FROM unnest(${asked}::text[]) AS asked(word), LATERAL search_terms_like(asked.word, ${offeredMax}) AS found`;
  return new Map(
    asked.map((word) => {
      const measured = rows
        .filter((row) => row.word === word && row.term !== word)
        .map(({ term, documents }) => ({ term, documents, by: differences(word, term, mistakesIn(word)) }))
        .filter(({ by }) => by <= mistakesIn(word))
        .sort((one, other) => one.by - other.by || other.documents - one.documents);
      return [word, measured.slice(0, alikeMax).map(({ term }) => term)];
    }),
  );
}

/** Documents in which terms are counted: the newest, so that counting takes seconds in a club of any size. */
const countedIn = 100_000;

/** Counts the terms anew; where all documents were looked at, those that stand nowhere any more go. */
export async function countTerms(): Promise<void> {
  const [club] = await db.$queryRaw<{ live: number; documents: number }[]>`
    SELECT live.generation::int AS live, count(known.id)::int AS documents
    FROM (SELECT ${liveGeneration} AS generation) AS live LEFT JOIN "SearchDocument" known USING (generation)
    GROUP BY live.generation`;
  const counted = `SELECT words FROM "SearchDocument" WHERE generation = ${club!.live}
    ORDER BY "createdAt" DESC LIMIT ${countedIn}`;
  await db.$executeRaw`
    WITH counted AS MATERIALIZED (
      SELECT word, ndoc FROM ts_stat(${counted}) WHERE length(word) BETWEEN 4 AND 30 AND word !~ '[0-9]'
    ), gone AS (
      DELETE FROM "SearchTerm" WHERE ${club!.documents <= countedIn} AND term NOT IN (SELECT word FROM counted)
    )
    INSERT INTO "SearchTerm" AS known (term, documents) SELECT word, ndoc FROM counted ORDER BY word
    ON CONFLICT (term) DO UPDATE SET documents = excluded.documents WHERE known.documents <> excluded.documents`;
}
