import { foldTokens } from "#app/platform/persian/fold.ts";
import { type Word, wordMax } from "./question.ts";
import type { Marked } from "./views.ts";

/** Which words of a text are to be marked. */
export type Wanted = { whole: ReadonlySet<string>; begun: readonly string[] };

type Span = { start: number; end: number };

/** Characters of a long text that are looked through. */
const lookedAt = 30_000;
/** Characters of a snippet, how many of them stand before the first mark, and how far a word's edge is looked for. */
const snippetLength = 200;
const leadLength = 40;
const edgeReach = 24;

/** What a question, and the words that were taken for its own, have marked. */
export function wantedOf(words: readonly Word[], alike: readonly string[]): Wanted {
  const whole = words.flatMap(({ text, joined, parts }) => [text, ...joined, ...parts]);
  return {
    whole: new Set([...whole, ...alike]),
    begun: words.filter(({ isPrefix }) => isPrefix).map(({ text }) => text),
  };
}

/** A whole text on one line with its marks. */
export function markWords(text: string, wanted: Wanted): Marked {
  const line = onOneLine(text);
  return cutAt(line, spansIn(line, wanted));
}

/** The piece of a text in which most of what is wanted stands, with marks; its beginning where none of it does. */
export function snippetOf(text: string, wanted: Wanted): Marked {
  const line = onOneLine(text.slice(0, lookedAt));
  const spans = spansIn(line, wanted);
  const start = startOfSnippet(line, spans);
  const end = endOfSnippet(line, start);
  const inside = spans.filter((span) => span.start >= start && span.end <= end);
  const moved = inside.map((span) => ({ start: span.start - start, end: span.end - start }));
  const marked = cutAt(line.slice(start, end).toWellFormed(), moved);
  if (start > 0) marked[0] = `… ${marked[0]}`;
  if (end < line.length) marked[marked.length - 1] += " …";
  return marked;
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Words are compared as they are folded, one by one and joined with the next: «می خواهم» is one of ours. */
function spansIn(text: string, { whole, begun }: Wanted): Span[] {
  const isWanted = (tokens: string[]) =>
    tokens.some((token) => whole.has(token) || begun.some((beginning) => token.startsWith(beginning)));
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}\u200C]+(?:\.\p{N}+)*/gu)].map(({ 0: word, index }) => ({
    ...{ start: index, end: index + word.length },
    tokens: tokensOf(word),
  }));
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at]!, words[at + 1]];
    if (next && isPair(word.tokens, next.tokens, whole)) {
      spans.push({ start: word.start, end: next.end });
      at++;
    } else if (isWanted(word.tokens)) spans.push({ start: word.start, end: word.end });
  }
  return spans;
}

/** How words are folded, for most stand in many texts; forgotten when there are too many. */
const folded = new Map<string, string[]>();
const foldedMax = 10_000;

function tokensOf(word: string): string[] {
  if (word.length > wordMax) return foldTokens(word);
  const known = folded.get(word);
  if (known) return known;
  if (folded.size >= foldedMax) folded.clear();
  const tokens = foldTokens(word);
  folded.set(word, tokens);
  return tokens;
}

function isPair(one: string[], next: string[], whole: ReadonlySet<string>): boolean {
  return one.length === 1 && next.length === 1 && whole.has(one[0]! + next[0]!);
}

/** Where most marks stand close together. */
function startOfSnippet(text: string, spans: Span[]): number {
  const reach = snippetLength - leadLength;
  const counts = spans.map(
    ({ start }) => spans.filter((other) => other.start >= start && other.end <= start + reach).length,
  );
  const first = spans[counts.indexOf(Math.max(0, ...counts))];
  if (!first || first.end <= reach) return 0;
  const wished = Math.max(0, Math.min(first.start - leadLength, text.length - snippetLength));
  const space = text.indexOf(" ", wished);
  return space >= 0 && space < first.start && space - wished <= leadLength ? space + 1 : wished;
}

function endOfSnippet(text: string, start: number): number {
  const wished = start + snippetLength;
  if (wished >= text.length) return text.length;
  const space = text.lastIndexOf(" ", wished);
  return space > wished - edgeReach ? space : wished;
}

function cutAt(text: string, spans: Span[]): Marked {
  const pieces: Marked = [];
  let from = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(from, start), text.slice(start, end));
    from = end;
  }
  return [...pieces, text.slice(from)];
}
