import { db } from "#app/platform/db/client.server.ts";
import { literal, selectRows } from "#app/platform/db/rows.server.ts";
import { differences, mistakesIn } from "../alike.ts";
import type { Word } from "../question.ts";
import { liveGeneration } from "./generations.server.ts";

/** Terms that trigrams offer for one word, and of those the most that are taken for it. */
const offeredMax = 60;
const alikeMax = 8;

/** Words of a question that are mended, those first that are least known: each costs a look through many terms. */
const mendedMax = 3;

/** A term of the lexicon, and in how many places a word of the question differs from it. */
type Likeness = { term: string; documents: number; by: number };

/** For each word of a question that may be mistyped, the words of documents it is most like, the likeliest first. */
export async function findAlike(words: readonly Word[]): Promise<Map<string, string[]>> {
  const measured = await measureAlike(words, 0);
  return new Map(
    [...measured].map(([word, terms]) => {
      const others = terms.filter(({ by }) => by > 0);
      return [word, others.slice(0, alikeMax).map(({ term }) => term)];
    }),
  );
}

/** In how many documents a word stands as it was typed, and the terms it may have been meant for. */
export type Near = { documents: number; terms: { term: string; documents: number }[] };

/** The same one mistake further, with how common they are: to be proposed, not to be taken for what was asked. */
export async function findNear(words: readonly Word[]): Promise<Map<string, Near>> {
  const measured = await measureAlike(words, 1);
  return new Map(
    [...measured].map(([word, all]) => [
      word,
      { documents: all.find(({ by }) => by === 0)?.documents ?? 0, terms: all.filter(({ by }) => by > 0) },
    ]),
  );
}

/** Letters from which a word may be one mistake further: of a shorter one too little would be left. */
const furtherMin = 6;

/** @param further so many mistakes more than are mended without a question */
async function measureAlike(words: readonly Word[], further: number): Promise<Map<string, Likeness[]>> {
  const asked = await leastKnown(words.map(({ text }) => text).filter((text) => mistakesIn(text) > 0));
  if (asked.length === 0) return new Map();
  const rows = await selectRows<{ word: string; term: string; documents: number }>`
    SELECT asked.word, found.term, found.documents
    FROM unnest(${asked}::text[]) AS asked(word), LATERAL search_terms_like(asked.word, ${offeredMax}) AS found`;
  return new Map(
    asked.map((word) => {
      const most = mistakesIn(word) + (word.length < furtherMin ? 0 : further);
      const measured = rows
        .filter((row) => row.word === word)
        .map(({ term, documents }) => ({ term, documents, by: differences(word, term, most) }))
        .filter(({ by }) => by <= most)
        .sort((one, other) => one.by - other.by || other.documents - one.documents);
      return [word, measured];
    }),
  );
}

async function leastKnown(asked: string[]): Promise<string[]> {
  if (asked.length <= mendedMax) return asked;
  const rows = await selectRows<{ word: string }>`
    SELECT asked.word FROM unnest(${asked}::text[]) WITH ORDINALITY AS asked(word, place)
    LEFT JOIN "SearchTerm" known ON known.term = asked.word
    ORDER BY coalesce(known.documents, 0), place LIMIT ${literal(mendedMax)}`;
  return rows.map(({ word }) => word);
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
