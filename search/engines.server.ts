import type { SearchRef } from "#app/domain/core/search-document.ts";
import type { Answer, Inquiry, Place } from "./engine.ts";
import { breaker, hasMeilisearch, noteFailure, noteSuccess } from "./meilisearch/connection.server.ts";
import { meilisearchEngine, NotReady } from "./meilisearch/engine.server.ts";
import { postgresEngine } from "./postgres/engine.server.ts";

/** An answer, and whether the engine that should have given it could not be asked. */
export type Answered<T> = { answer: T; isInstead: boolean };

/**
 * The page of an answer: Meilisearch's where the club has one, PostgreSQL's where it has none, where that cannot be
 * asked just now, and where the page before was PostgreSQL's.
 */
export async function askEngine(inquiry: Inquiry): Promise<Answered<Answer>> {
  if (inquiry.after?.engine === "postgresql") return { answer: await postgresEngine.search(inquiry), isInstead: false };
  return ask(
    () => meilisearchEngine.search(inquiry),
    () => (inquiry.after ? goOn(inquiry, inquiry.after) : postgresEngine.search(inquiry)),
  );
}

/** What somebody may mean who is still typing, from the engine that can be asked. */
export async function askForSuggestions(inquiry: Inquiry): Promise<SearchRef[]> {
  const { answer } = await ask(
    () => meilisearchEngine.suggest(inquiry),
    () => postgresEngine.suggest(inquiry),
  );
  return answer;
}

async function ask<T>(first: () => Promise<T>, instead: () => Promise<T>): Promise<Answered<T>> {
  if (!hasMeilisearch()) return { answer: await instead(), isInstead: false };
  if (!breaker("search").mayTry()) return { answer: await instead(), isInstead: true };
  try {
    const answer = await first();
    noteSuccess("search");
    return { answer, isInstead: false };
  } catch (error) {
    const isAway = !(error instanceof NotReady);
    if (isAway) noteFailure("search", error);
    else breaker("search").didNotAsk();
    return { answer: await instead(), isInstead: isAway };
  }
}

/** Meilisearch counts from the first hit on; so can PostgreSQL, though it costs to begin there each time. */
async function goOn(inquiry: Inquiry, { value: before }: Place): Promise<Answer> {
  const whole = await postgresEngine.search({ ...inquiry, after: undefined, most: before + inquiry.most });
  return { ...whole, hits: whole.hits.slice(before) };
}
