import type { MatchingStrategies, Hit as MeilisearchHit, SearchParams, SearchResponse } from "meilisearch";
import type { SearchRef } from "#app/domain/core/search-document.ts";
import type { Answer, Inquiry } from "../engine.ts";
import { markBegin, markEnd, reachable, searchable } from "../indexes.ts";
import type { Word } from "../question.ts";
import { countMax } from "../views.ts";
import { meilisearch } from "./connection.server.ts";
import { isKey, type Kept, refOf } from "./document.ts";
import { filterOf, isOneOf } from "./filter.ts";

/** Words of a long text in which marks are looked for: its best piece. */
const croppedTo = 30;

/** How long is waited for one answer, and for all that one search asks. */
const patienceMs = { answer: 1_500, search: 3_000 };

const marks = new RegExp(`${markBegin}([^${markBegin}${markEnd}]+)${markEnd}`, "gu");

/** An index that one search asks, and until when. */
type Asked = { uid: string; until: AbortSignal };

const askedNow = (uid: string): Asked => ({ uid, until: AbortSignal.timeout(patienceMs.search) });

/** A page of what an index holds for an inquiry: with all words, or with some of them where nothing has all. */
export async function askIndex(uid: string, inquiry: Inquiry): Promise<Answer> {
  const { question, after } = inquiry;
  const nothing: Answer = { engine: "meilisearch", hits: [], count: 0, hasMore: false, width: "all", alike: [] };
  if (question.words.length === 0) return nothing;
  const index = askedNow(uid);
  if (after?.width === "some") return someOf(index, inquiry);
  const whole = await page(index, inquiry, "all");
  if (after || whole.hits.length > 0 || question.words.length === 1) return whole;
  return someOf(index, inquiry);
}

/** What has the first words, or else the last ones: Meilisearch leaves words out from the end only. */
async function someOf(index: Asked, inquiry: Inquiry): Promise<Answer> {
  const first = await page(index, inquiry, "last");
  if (first.count > 0) return { ...first, width: "some" };
  const question = { ...inquiry.question, words: inquiry.question.words.toReversed() };
  return { ...(await page(index, { ...inquiry, question }, "last")), width: "some" };
}

/** What somebody may mean who is still typing, titles first, as the order of what is searched has it. */
export async function askForSuggestions(uid: string, inquiry: Inquiry): Promise<SearchRef[]> {
  const { words } = inquiry.question;
  if (words.length === 0) return [];
  const { hits } = await ask(askedNow(uid), words, {
    ...{ filter: filterOf(inquiry), limit: inquiry.most, matchingStrategy: "all" },
    attributesToRetrieve: ["key"],
  });
  return hits.map(({ key }) => refOf(key));
}

async function page(index: Asked, inquiry: Inquiry, matchingStrategy: MatchingStrategies): Promise<Answer> {
  const { question, most, sort, after } = inquiry;
  const offset = Math.min(after?.value ?? 0, reachable);
  const answer = await ask(index, question.words, {
    ...{ filter: filterOf(inquiry), offset, limit: most + 1, matchingStrategy },
    ...(sort === "date" && { sort: ["created:desc"] }),
    ...{ attributesToRetrieve: ["key"], showRankingScoreDetails: true },
  });
  const hits = answer.hits.slice(0, most);
  const alike = await alikeIn(index, question.words, hits);
  const isAlike = hits[0] !== undefined && (alike.get(hits[0].key)?.length ?? 0) > 0;
  return {
    engine: "meilisearch",
    hits: hits.map(({ key }, at) => ({ ...refOf(key), value: offset + at + 1 })),
    count: countOf(offset, answer.hits.length, most, answer.estimatedTotalHits ?? 0),
    hasMore: answer.hits.length > most,
    isCut: offset + answer.hits.length >= reachable,
    width: after?.width ?? (isAlike ? "alike" : "all"),
    alike: [...new Set([...alike.values()].flat())],
  };
}

/** @throws Error for what is no answer of a Meilisearch to such a question: whoever sits there, its words go no further */
async function ask(
  { uid, until }: Asked,
  words: readonly Word[],
  asked: SearchParams,
): Promise<SearchResponse<Kept, SearchParams>> {
  const signal = AbortSignal.any([until, AbortSignal.timeout(patienceMs.answer)]);
  const answer = await meilisearch("search").index<Kept>(uid).search(textOf(words), asked, { signal });
  if (!answer.hits.every(({ key }) => isKey(key)))
    throw new Error("Meilisearch answers with things that are none of ours");
  return answer;
}

/** Where no more follow it is known; elsewhere Meilisearch estimates. */
function countOf(offset: number, found: number, most: number, estimated: number): number {
  return Math.min(
    countMax + 1,
    found <= most && (found > 0 || offset === 0) ? offset + found : Math.max(estimated, offset + found),
  );
}

/**
 * The words of documents that were taken for the question's, by document: asked for only where Meilisearch says that it
 * took any, for to mark words it has to read whole texts again.
 */
async function alikeIn(
  index: Asked,
  words: readonly Word[],
  hits: MeilisearchHit<Kept>[],
): Promise<Map<string, string[]>> {
  const mistaken = hits.filter(({ _rankingScoreDetails: details }) => (details?.typo?.typoCount ?? 0) > 0);
  if (mistaken.length === 0) return new Map();
  const keys = mistaken.map(({ key }) => key);
  const { hits: marked } = await ask(index, words, {
    ...{ filter: isOneOf("key", keys), limit: mistaken.length, matchingStrategy: "last" },
    ...{ attributesToRetrieve: ["key"], attributesToHighlight: searchable },
    ...{ attributesToCrop: ["body_n"], cropLength: croppedTo, cropMarker: "" },
    ...{ highlightPreTag: markBegin, highlightPostTag: markEnd },
  });
  return new Map(marked.map(({ key, _formatted: formatted }) => [key, foreignWords(words, formatted ?? {})]));
}

/** Marked words that are none of the question's own, nor parts of one, nor begin as its last does. */
function foreignWords(words: readonly Word[], formatted: Partial<Kept>): string[] {
  const own = words.flatMap(({ text, joined, parts }) => [text, ...joined, ...parts]);
  const begun = words.filter(({ isPrefix }) => isPrefix).map(({ text }) => text);
  const texts = [formatted.title_n, formatted.labels_n, formatted.author_n, formatted.body_n];
  const marked = texts.flatMap((text) => [...(text ?? "").matchAll(marks)].map(([, word]) => word!));
  return [...new Set(marked)].filter(
    (word) => !own.some((one) => one.includes(word)) && !begun.some((beginning) => word.startsWith(beginning)),
  );
}

/** Behind a space the last word is no beginning. */
function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ") + (words.at(-1)?.isPrefix ? "" : " ");
}
