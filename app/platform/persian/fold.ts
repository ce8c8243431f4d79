import { foldCharacters } from "./fold-characters.ts";

const word = "[\\p{L}\\p{N}]";
const arabic = "[\\u0620-\\u06D3\\u06EE-\\u06FF]";
const anyStem = new RegExp(`(?:${word}{2}|(?!${arabic})${word})$`, "u");
const longStem = new RegExp(`${word}{3}$`, "u");
const stemInVowel = new RegExp(`${word}{2}[هیوا]$`, "u");
/** How many code units of a stem the patterns above look at, at most. */
const stemReach = 6;

/**
 * What people write apart from its word though it belongs to it, by the stem it needs. The stems keep words that only
 * look like a suffix apart: «اس ام اس»، «اس تری»، «یک هات چاکلت»، «وام», and «آش» after a consonant.
 */
const suffixesByStem: [stem: RegExp, suffix: string][] = [
  [anyStem, "ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?"],
  [anyStem, "تر(?:ین)?(?:ها(?:یی?)?)?"],
  [longStem, "ها(?:م|ت|ش|تون|شون)|تری"],
  [stemInVowel, "ا(?:ت|ش|ی|یم|ید|ند)|[متش]ان"],
  [/(?:[\p{L}\p{N}]{2}[هیوا]|\d)$/u, "ام"],
  [/[\p{L}\p{N}]ها$/u, "ی"],
];
const stemRules = suffixesByStem.map(([stem, suffix]) => ({ stem, suffix: new RegExp(`^(?:${suffix})$`) }));
const anySuffix = `(?:${suffixesByStem.map(([, suffix]) => suffix).join("|")})(?!${word})`;

const spaceAfterPrefix = new RegExp(` (?=${arabic})(?<=(?<!${word})ن?می )`, "gu");
const ezafeAfterHalfSpace = new RegExp(`\u200Cی(?!\u200C?${word})(?<=${word}ه\u200Cی)`, "gu");
const ezafeAfterSpace = new RegExp(` (?<=${word}ه )ی(?: ی)*(?!${word})`, "gu");
const suffixesApart = new RegExp(`(?: ${anySuffix})+`, "gu");

/**
 * The form in which texts are compared and searched, never shown: one spelling for every way to type it. Letters of
 * Arabic, Urdu and Kurdish keyboards become Persian, digits Latin, capitals small; harakat, tatweel, hamza and accents
 * vanish; white space is one space; a half-space is nothing, and می، ها، تر، ام… written apart join their word, so
 * that «می‌خواهم», «میخواهم» and «می خواهم» are one, as are «خانهٔ», «خانه‌ی» and «خانه». Folding twice changes nothing.
 */
export function fold(text: string): string {
  let folded = foldCharacters(text);
  if (folded.includes("\u200C")) folded = folded.replace(ezafeAfterHalfSpace, "").replaceAll("\u200C", "");
  return folded.replace(spaceAfterPrefix, "").replace(ezafeAfterSpace, "").replace(suffixesApart, joinSuffixes);
}

function joinSuffixes(apart: string, offset: number, text: string): string {
  let stem = text.slice(Math.max(0, offset - stemReach), offset);
  let joined = "";
  for (const suffix of apart.slice(1).split(" ")) {
    const joins = stemRules.some((rule) => rule.suffix.test(suffix) && rule.stem.test(stem));
    stem = joins ? (stem + suffix).slice(-stemReach) : suffix;
    joined += joins ? suffix : ` ${suffix}`;
  }
  return joined;
}

const suffixOfForeignWord = new RegExp(`(?<=(?!${arabic})${word})${anySuffix}`, "gu");
const oneWord = new RegExp(`${arabic}+|(?:(?!${arabic})[\\p{L}\\p{N}\\p{M}])+(?:\\.\\d+)*`, "gu");

/**
 * The words of a text as search keeps and asks them: folded, in order, repeats kept, without punctuation. Persian and
 * Latin parts of one word are two («گوشیA50» is گوشی, a50), a suffix after a Latin word is none («USBها» is usb),
 * and numbers keep their decimal point.
 */
export function foldTokens(text: string): string[] {
  return fold(text).replace(suffixOfForeignWord, " ").match(oneWord) ?? [];
}
