import type { Language } from "#app/platform/language.ts";

/** PostgreSQL's name of the collation that orders as `compareNames("fa")` does: آ ا ب پ … ی. */
export const persianCollation = "fa-x-icu";

const collators = new Map<Language, Intl.Collator>();

/** Orders names as readers of a language expect, for `sort`. Names that differ in hidden signs only keep a fixed order. */
export function compareNames(locale: Language): (a: string, b: string) => number {
  const collator = collators.get(locale) ?? new Intl.Collator(locale);
  collators.set(locale, collator);
  return (a, b) => collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
