import { randomUUID } from "node:crypto";
import { everyoneKey, type SearchDocument, searchKinds } from "#app/domain/core/search-document.ts";
import type { Inquiry } from "#search/engine.ts";
import { readQuestion } from "#search/question.ts";

let made = 0;

/** A document that everyone may find; later ones are newer. */
export function document(given: Partial<SearchDocument>): SearchDocument {
  const createdAt = new Date(Date.UTC(2026, 0, 1) + made++ * 60_000);
  return {
    ...{ kind: "topic", id: randomUUID(), access: [everyoneKey], title: "", labels: [], author: "", text: "" },
    ...{ forumId: null, productIds: [], authorId: null, createdAt },
    ...given,
  };
}

/** What a guest asks who types these words and nothing else. */
export function inquiry(typed: string, given: Partial<Inquiry> = {}): Inquiry {
  return {
    ...{ question: readQuestion(typed), access: [everyoneKey], withoutAuthors: [] },
    ...{ kinds: searchKinds, sort: "relevance", most: 20 },
    ...given,
  };
}
