import type { Word } from "../question.ts";

/** Letters of a word that may have been two, and of each of the two. */
const splitMin = 6;
const halfMin = 2;

type How = {
  /** One of the words is enough. */
  any?: boolean;
  /** Words of documents to be taken for a word of the question; each that has an entry is also looked for in two parts. */
  alike?: ReadonlyMap<string, string[]>;
};

/**
 * Words as the text of a tsquery. They hold letters, digits, marks and a decimal point only, and stand in quotes: nothing
 * that somebody types is an operator.
 */
export function toTsQuery(words: Word[], { any = false, alike }: How = {}): string {
  const clauses = words.map((word) => {
    const others = alike?.get(word.text);
    const wide = others ? [...others.map(quoted), ...splitsOf(word.text)] : [];
    return `(${[...waysOf(word), ...wide].join(" | ")})`;
  });
  return clauses.join(any ? " | " : " & ");
}

/** Joined with its neighbour a word takes endings as any other. */
function waysOf({ text, joined, parts, isPrefix }: Word): string[] {
  const end = isPrefix ? ":*" : "";
  const apart = parts.map(quoted).join(" <-> ") + end;
  return [quoted(text) + end, ...joined.map((one) => `${quoted(one)}:*`), ...(parts.length > 0 ? [`(${apart})`] : [])];
}

/** «نرمافزار» may stand as «نرم افزار». */
function splitsOf(word: string): string[] {
  if (word.length < splitMin || !/^[\u0620-\u06D3]+$/.test(word)) return [];
  const places = Array.from({ length: word.length - 2 * halfMin + 1 }, (_, index) => index + halfMin);
  return places.map((at) => `(${quoted(word.slice(0, at))} <-> ${quoted(word.slice(at))})`);
}

const quoted = (word: string) => `'${word}'`;
