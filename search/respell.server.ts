import type { Actor } from "#app/domain/core/actor.ts";
import { foldTokens } from "#app/platform/persian/fold.ts";
import { cleanName } from "#app/platform/persian/text.ts";
import type { Inquiry } from "./engine.ts";
import { loadFound } from "./load-found.server.ts";
import { wantedOf } from "./mark.ts";
import { findMatches } from "./postgres/find.server.ts";
import { findNear, type Near } from "./postgres/lexicon.server.ts";
import { toTsQuery } from "./postgres/ts-query.ts";
import { questionMax, type Word } from "./question.ts";

/** Questions that are tried, and what each has to find for a look at how it is spelt. */
const triedMax = 4;
const lookedAt = 3;
/** So much more often than the word that was typed another stands in the club before it is thought to be meant. */
const timesMoreCommon = 10;

/**
 * What was asked as it may have been meant; null where nothing is likelier. The lexicon knows words of texts that who
 * asks may not read: a word is said only after the new question, with exactly that word, found something for them, and
 * as it is spelt there.
 */
export async function respell(actor: Actor, typed: string, inquiry: Omit<Inquiry, "after">): Promise<string | null> {
  const { words } = inquiry.question;
  const tries = triesOf(words, await findNear(words)).slice(0, triedMax);
  for (const meant of tries) {
    const asked = words.map((word) => exactly(meant.get(word.text) ?? word.text));
    const { hits } = await findMatches(toTsQuery(asked), { ...inquiry, sort: "relevance", most: lookedAt });
    const found = await loadFound(actor, hits, wantedOf(asked, []));
    if (found.length === 0) continue;
    const spelt = spellingsOf(found.flatMap(({ title, snippet }) => [...marksOf(title), ...marksOf(snippet)]));
    return replaceWords(typed, new Map([...meant].map(([word, term]) => [word, spelt.get(term) ?? term])));
  }
  return null;
}

const exactly = (text: string): Word => ({ text, joined: [], parts: [], isPrefix: false });

/** The words that are to be taken for others: all that look mistyped by their likeliest, then each alone, then by others. */
function triesOf(words: readonly Word[], near: ReadonlyMap<string, Near>): Map<string, string>[] {
  const mistyped = words.flatMap(({ text }) => {
    const { documents, terms } = near.get(text) ?? { documents: 0, terms: [] };
    const likely = terms.filter((term) => term.documents >= documents * timesMoreCommon);
    return likely.length > 0 ? [{ text, likely: likely.map(({ term }) => term) }] : [];
  });
  if (mistyped.length === 0) return [];
  const whole = new Map(mistyped.map(({ text, likely }) => [text, likely[0]!]));
  const alone = mistyped.length > 1 ? mistyped.map(({ text, likely }) => new Map([[text, likely[0]!]])) : [];
  const others = mistyped.flatMap(({ text, likely }) =>
    likely.slice(1, triedMax).map((term) => new Map([...whole, [text, term]])),
  );
  return [whole, ...alone, ...others];
}

const marksOf = (pieces: string[]) => pieces.filter((_, index) => index % 2 === 1);

/** How the words of a folded text are written where they were found. */
function spellingsOf(marked: string[]): Map<string, string> {
  return new Map(marked.flatMap((text) => (foldTokens(text).length === 1 ? [[foldTokens(text)[0]!, text]] : [])));
}

/** The question with some words, named as they are folded, in the place of others; the rest stays as it was typed. */
function replaceWords(typed: string, meant: ReadonlyMap<string, string>): string {
  return cleanName(typed.slice(0, questionMax)).replace(/[\p{L}\p{M}\p{N}\u200C]+/gu, (word) => {
    const [token, ...more] = foldTokens(word);
    return (more.length === 0 && meant.get(token ?? "")) || word;
  });
}
