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
  const nothing: Answer = { hits: [], count: 0, hasMore: false, width: "all", alike: [] };
  if (words.length === 0) return nothing;
  const asked = inquiry.after?.width;
  const exact = !asked || asked === "all" ? await answer("all", toTsQuery(words), inquiry) : nothing;
  if (asked === "all" || exact.count >= fewHits) return exact;
  const alike = await findAlike(words);
  const terms = [...alike.values()].flat();
  const wide =
    (!asked || asked === "alike") && terms.length > 0
      ? { ...(await answer("alike", toTsQuery(words, { alike }), inquiry)), alike: terms }
      : exact;
  if (asked === "alike" || wide.count > 0 || words.length === 1)
    return wide.count > exact.count || asked ? wide : exact;
  return { ...(await answer("some", toTsQuery(words, { alike, any: true }), inquiry)), alike: terms };
}

async function answer(width: Width, tsquery: string, inquiry: Inquiry): Promise<Answer> {
  const { hits, count } = await findMatches(tsquery, inquiry);
  return { hits: hits.slice(0, inquiry.most), count, hasMore: hits.length > inquiry.most, width, alike: [] };
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
