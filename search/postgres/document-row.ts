import type { SearchDocument } from "#app/domain/core/search-document.ts";
import { foldTokens } from "#app/platform/persian/fold.ts";
import { cutWord } from "../question.ts";

/** Words of one document that are kept, and the last position that PostgreSQL counts. */
const documentMax = 20_000;
const lastPosition = 16_383;
/** Positions of one word that PostgreSQL keeps. */
const positionsMax = 255;
/** Between two fields, so that no phrase reaches from one into the other. */
const gap = 5;

/** What can be a term of the lexicon: words that a mistyped one may have meant. */
const termPattern = /^\p{L}{4,30}$/u;

type Weight = "A" | "B" | "C" | "D";

/** A document as a row of JSON. */
export type DocumentRow = {
  kind: string;
  id: string;
  words: string;
  titleWords: string | null;
  access: string[];
  forumId: string | null;
  productIds: string[];
  authorId: string | null;
  createdAt: string;
};

/**
 * A document as its row. Folding and splitting into words is done here and nowhere else, since PostgreSQL's own parser
 * splits Persian differently from one server to the next; it gets a tsvector that is finished.
 */
export function toRow(document: SearchDocument): { row: DocumentRow; terms: string[] } {
  const { kind, id, access, forumId, productIds, authorId, createdAt } = document;
  const fields: [string, Weight][] = [
    [document.title, "A"],
    [document.labels.join("\n"), "B"],
    [document.author, "C"],
    [document.text, "D"],
  ];
  const lexemes = lexemesOf(fields);
  const row = {
    ...{ kind, id, access, forumId, productIds, authorId, createdAt: createdAt.toISOString() },
    words: toVector(lexemes),
    titleWords: document.title ? toVector(lexemesOf([[document.title, "A"]])) : null,
  };
  return { row, terms: [...lexemes.keys()].filter((word) => termPattern.test(word)) };
}

function lexemesOf(fields: [string, Weight][]): Map<string, string[]> {
  const lexemes = new Map<string, string[]>();
  let position = 0;
  let kept = 0;
  for (const [text, weight] of fields) {
    for (const token of foldTokens(text)) {
      if (++kept > documentMax) return lexemes;
      position = Math.min(position + 1, lastPosition);
      const word = cutWord(token);
      const places = lexemes.get(word);
      if (!places) lexemes.set(word, [`${position}${weight}`]);
      else if (places.length < positionsMax) places.push(`${position}${weight}`);
    }
    position += gap;
  }
  return lexemes;
}

/** The text of a tsvector. A word holds letters, digits and marks only, so nothing in it has to be escaped. */
function toVector(lexemes: Map<string, string[]>): string {
  return [...lexemes].map(([word, places]) => `'${word}':${places.join(",")}`).join(" ");
}
