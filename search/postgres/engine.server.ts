import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Answer, Inquiry, SearchEngine } from "../engine.ts";
import type { Width } from "../views.ts";
import { findMatches, findTitles } from "./find.server.ts";
import { openGeneration, swapGenerations } from "./generations.server.ts";
import { countTerms, findAlike } from "./lexicon.server.ts";
import { toTsQuery } from "./ts-query.ts";
import { removeDocuments, writeDocuments } from "./write.server.ts";

/** Fewer hits than this, and what was typed may have been mistyped. */
const fewHits = 3;

/** Search in PostgreSQL itself: always there and always filled. */
export const postgresEngine: SearchEngine = {
  name: "postgresql",
  write: async ({ documents, gone }) => {
    await writeDocuments(documents);
    await removeDocuments(gone);
  },
  search,
  suggest,
  beginRebuild: openGeneration,
  swap: async (rebuild) => {
    const swapped = await swapGenerations(rebuild, now());
    if (swapped) await tidy();
    return swapped;
  },
  isFilled: async () => (await db.searchIndex.findFirst({ where: { filledAt: { not: null } } })) !== null,
  tidy,
};

/** Has PostgreSQL know what stands in the table, since plans depend on how common a word is. */
async function tidy(): Promise<void> {
  await db.$executeRaw`ANALYZE "SearchDocument"`;
  await countTerms();
}

/** Looks as widely as the page before did; on the first page no wider than it has to. */
async function search(inquiry: Inquiry): Promise<Answer> {
  const { words } = inquiry.question;
  const asked = inquiry.after?.width;
  if (words.length === 0) return { engine: "postgresql", hits: [], count: 0, hasMore: false, width: "all", alike: [] };
  if (asked) return answer(asked, inquiry, asked === "all" ? undefined : await findAlike(words));
  const exact = await answer("all", inquiry);
  if (exact.count >= fewHits) return exact;
  const alike = await findAlike(words);
  const wide = await answer("alike", inquiry, alike);
  if (wide.count > exact.count) return wide;
  if (exact.count > 0 || words.length === 1) return exact;
  return answer("some", inquiry, alike);
}

async function answer(width: Width, inquiry: Inquiry, alike?: ReadonlyMap<string, string[]>): Promise<Answer> {
  const tsquery = toTsQuery(inquiry.question.words, { any: width === "some", ...(alike && { alike }) });
  const { hits, count, isCut } = await findMatches(tsquery, inquiry);
  const { most } = inquiry;
  return {
    engine: "postgresql",
    hits: hits.slice(0, most),
    ...{ count, isCut },
    hasMore: hits.length > most,
    width,
    alike: [...(alike?.values() ?? [])].flat(),
  };
}

async function suggest(inquiry: Inquiry) {
  const { question, most } = inquiry;
  if (question.words.length === 0) return [];
  const tsquery = toTsQuery(question.words);
  const titles = await findTitles(tsquery, inquiry);
  if (titles.length >= most) return titles;
  const { hits } = await findMatches(tsquery, { ...inquiry, sort: "relevance" });
  const known = new Set(titles.map(({ kind, id }) => `${kind}:${id}`));
  const others = hits.filter(({ kind, id }) => !known.has(`${kind}:${id}`)).map(({ kind, id }) => ({ kind, id }));
  return [...titles, ...others].slice(0, most);
}
