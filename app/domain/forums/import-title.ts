import { cleanName, countGraphemes, countLetters, excerpt } from "#app/platform/persian/text.ts";
import { titleMax } from "./rules.ts";
import { Title } from "./schema.ts";

/** Graphemes of an opinion that make its title: what fits on two lines of a telephone. */
const wantedMax = 70;
/** A first line with so many letters says enough to stand alone; «با سلام» does not. */
const ownLineLetters = 15;
/** What texts are decorated with before their first word. */
const leadingMarks = /^[^\p{L}\p{N}«"(]+/u;
const trailingMarks = /[\s.،,؛;:]+$/u;

/**
 * A topic's title from the first words of its text, cut between two words and marked with «…» where the text goes on.
 * `fallback` where the text has too few letters for a title.
 */
export function titleFromText(text: string, fallback: string): string {
  const lines = text.split("\n").map((line) => cleanName(line).replace(leadingMarks, ""));
  const first = lines.find((line) => line !== "") ?? "";
  const alone = countLetters(first) >= ownLineLetters && countGraphemes(first) <= wantedMax;
  const title = Title.safeParse(excerpt(alone ? first : lines.join(" "), wantedMax).replace(trailingMarks, ""));
  return title.success ? title.data : shortTitle(fallback);
}

/** A title that a long product name makes too long, cut to the most a title may have. */
export function shortTitle(title: string): string {
  return excerpt(title, titleMax);
}
