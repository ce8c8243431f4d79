import { fold, foldTokens } from "#app/platform/persian/fold.ts";
import { cleanName } from "#app/platform/persian/text.ts";
import { stopWords } from "./stop-words.ts";

/** Characters and words of what somebody typed that are looked at. */
export const questionMax = 200;
export const wordsMax = 10;
/** A word longer than this is cut, in texts as in questions. */
export const wordMax = 60;
/** Letters the last word needs to stand for all that begin so. */
const prefixMin = 3;

/** One word of a question, and the other ways in which people write it. */
export type Word = {
  text: string;
  /** Joined with a neighbour: «نرم افزار» is «نرمافزار». */
  joined: string[];
  /** Its parts, where a half-space stood in it: «نرم‌افزار» is «نرم افزار». */
  parts: string[];
  isPrefix: boolean;
};

/** A question as engines take it; `folded` is one for all ways to spell it. */
export type Question = { words: Word[]; folded: string };

/** Reads what somebody typed: whatever it is, the answer is words of letters and digits, none where there are none. */
export function readQuestion(typed: string, { shortestPrefix = prefixMin } = {}): Question {
  const text = cleanName(typed.slice(0, questionMax));
  const tokens = foldTokens(text).map(cutWord);
  const parts = partsOf(tokens, foldTokens(text.replaceAll("\u200C", " ")));
  const telling = tokens.map((token) => !stopWords.has(token));
  const hasTelling = telling.includes(true);
  const words = tokens
    .map((token, index) => ({ ...wordAt(tokens, index), parts: parts[index] ?? [], isTelling: telling[index]!, token }))
    .filter(({ isTelling, token }, index) => (isTelling || !hasTelling) && tokens.indexOf(token) === index)
    .slice(0, wordsMax)
    .map(({ isTelling: _, token: __, ...word }) => word);
  const last = words.at(-1);
  if (last && last.text === tokens.at(-1)) last.isPrefix = isPrefixable(last.text, shortestPrefix);
  return { words, folded: fold(text).trim() };
}

export const cutWord = (word: string) => (word.length > wordMax ? word.slice(0, wordMax).toWellFormed() : word);

function wordAt(tokens: string[], index: number): Word {
  const text = tokens[index]!;
  const pairs = [
    [tokens[index - 1], text],
    [text, tokens[index + 1]],
  ];
  const joined = pairs.filter((pair) => pair.every((one) => one !== undefined && isPersian(one)));
  return { text, joined: joined.map((pair) => pair.join("")), parts: [], isPrefix: false };
}

const isPersian = (word: string) => /^[\u0620-\u06D3]{2,}$/.test(word);

const isPrefixable = (word: string, shortest: number) => word.length >= shortest && /\p{L}$/u.test(word);

/** What each word was before half-spaces in it vanished; nothing where the two do not tell the same story. */
function partsOf(tokens: string[], split: string[]): string[][] {
  const found: string[][] = [];
  let at = 0;
  for (const token of tokens) {
    const parts: string[] = [];
    while (at < split.length && parts.join("").length < token.length) parts.push(split[at++]!);
    if (parts.join("") !== token) return [];
    found.push(parts.length > 1 ? parts : []);
  }
  return found;
}
