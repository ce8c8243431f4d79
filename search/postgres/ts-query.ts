import type { Word } from "../question.ts";

/**
 * Words as the text of a tsquery. They hold letters, digits, marks and a decimal point only, and stand in quotes: nothing
 * that somebody types is an operator.
 * @param alike words of documents to be taken for a word of the question
 */
export function toTsQuery(words: Word[], how: { any?: boolean; alike?: ReadonlyMap<string, string[]> } = {}): string {
  const clauses = words.map((word) => {
    const ways = [...waysOf(word), ...(how.alike?.get(word.text) ?? []).map(quoted)];
    return `(${ways.join(" | ")})`;
  });
  return clauses.join(how.any ? " | " : " & ");
}

function waysOf({ text, joined, parts, isPrefix }: Word): string[] {
  const end = isPrefix ? ":*" : "";
  const apart = parts.map(quoted).join(" <-> ") + end;
  return [quoted(text) + end, ...joined.map(quoted), ...(parts.length > 0 ? [`(${apart})`] : [])];
}

const quoted = (word: string) => `'${word}'`;
