import type { MatchingStrategies, Hit as MeilisearchHit, SearchParams } from "meilisearch";
import type { SearchRef } from "#app/domain/core/search-document.ts";
import type { Answer, Inquiry } from "../engine.ts";
import { markBegin, markEnd, reachable, searchable } from "../indexes.ts";
import type { Word } from "../question.ts";
import { countMax } from "../views.ts";
import { meilisearch } from "./connection.server.ts";
import type { Kept } from "./document.ts";
import { filterOf, isOneOf } from "./filter.ts";

/** Words of a long text in which marks are looked for: its best piece. */
const croppedTo = 30;

const marks = new RegExp(`${markBegin}([^${markBegin}${markEnd}]+)${markEnd}`, "gu");

/** A page of what an index holds for an inquiry: with all words, or with some of them where nothing has all. */
export async function askIndex(uid: string, inquiry: Inquiry): Promise<Answer> {
  const { question, after } = inquiry;
  const nothing: Answer = { engine: "meilisearch", hits: [], count: 0, hasMore: false, width: "all", alike: [] };
  if (question.words.length === 0) return nothing;
  if (after?.width === "some") return someOf(uid, inquiry);
  const whole = await page(uid, inquiry, "all");
  if (after || whole.hits.length > 0 || question.words.length === 1) return whole;
  return someOf(uid, inquiry);
}

/** What has the first words, or else the last ones: Meilisearch leaves words out from the end only. */
async function someOf(uid: string, inquiry: Inquiry): Promise<Answer> {
  const first = await page(uid, inquiry, "last");
  if (first.count > 0) return { ...first, width: "some" };
  const question = { ...inquiry.question, words: inquiry.question.words.toReversed() };
  return { ...(await page(uid, { ...inquiry, question }, "last")), width: "some" };
}

/** What somebody may mean who is still typing, titles first, as the order of what is searched has it. */
export async function askForSuggestions(uid: string, inquiry: Inquiry): Promise<SearchRef[]> {
  if (inquiry.question.words.length === 0) return [];
  const { hits } = await meilisearch("search")
    .index<Kept>(uid)
    .search(textOf(inquiry.question.words), {
      ...{ filter: filterOf(inquiry), limit: inquiry.most, matchingStrategy: "all" },
      attributesToRetrieve: ["kind", "id"],
    });
  return hits.map(({ kind, id }) => ({ kind, id }));
}

async function page(uid: string, inquiry: Inquiry, matchingStrategy: MatchingStrategies): Promise<Answer> {
  const { question, most, sort, after } = inquiry;
  const offset = Math.min(after?.value ?? 0, reachable);
  const asked: SearchParams = {
    ...{ filter: filterOf(inquiry), offset, limit: most + 1, matchingStrategy },
    ...(sort === "date" && { sort: ["created:desc"] }),
    ...{ attributesToRetrieve: ["key", "kind", "id"], showRankingScoreDetails: true },
  };
  const answer = await meilisearch("search").index<Kept>(uid).search(textOf(question.words), asked);
  const hits = answer.hits.slice(0, most);
  const alike = await alikeIn(uid, question.words, hits);
  const isAlike = hits[0] !== undefined && (alike.get(hits[0].key)?.length ?? 0) > 0;
  return {
    engine: "meilisearch",
    hits: hits.map(({ kind, id }, at) => ({ kind, id, value: offset + at + 1 })),
    count: countOf(offset, answer.hits.length, most, answer.estimatedTotalHits ?? 0),
    hasMore: answer.hits.length > most,
    width: after?.width ?? (isAlike ? "alike" : "all"),
    alike: [...new Set([...alike.values()].flat())],
  };
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
  uid: string,
  words: readonly Word[],
  hits: MeilisearchHit<Kept>[],
): Promise<Map<string, string[]>> {
  const mistaken = hits.filter(({ _rankingScoreDetails: details }) => (details?.typo?.typoCount ?? 0) > 0);
  if (mistaken.length === 0) return new Map();
  const { hits: marked } = await meilisearch("search")
    .index<Kept>(uid)
    .search(textOf(words), {
      ...{
        filter: isOneOf(
          "key",
          mistaken.map(({ key }) => key),
        ),
        limit: mistaken.length,
        matchingStrategy: "last",
      },
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
