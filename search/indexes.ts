import type { Settings } from "meilisearch";
import { countMax } from "./views.ts";

/** Least version of Meilisearch: the first that knows Persian. */
export const leastVersion = "1.21.0";

/**
 * Raised with each change of the settings below: so an older version of the club, which may still run beside a newer one,
 * does not make the index over again in its own way.
 */
export const settingsVersion = 1;

/** What stands around words that Meilisearch found: nobody can type it, for folding drops what is private. */
export const markBegin = "\uE000";
export const markEnd = "\uE001";

/** Hits that can be paged through. */
export const reachable = countMax * 10;

/** Attributes that are searched, the weightiest first; `_n`: folded by us, as questions are. */
export const searchable = ["title_n", "labels_n", "author_n", "body_n"];

const equality = { facetSearch: false, filter: { equality: true, comparison: false } };

/**
 * How Meilisearch keeps what the club's search finds. `sort` stands first, so that what is asked by date comes by date
 * alone; `weight` puts a product before what is said about it. Arabic is not among the languages: with it «كتاب» and
 * «کتاب» would be two words again.
 */
export const contentSettings: Settings = {
  searchableAttributes: searchable,
  displayedAttributes: ["key", "kind", "id", ...searchable],
  filterableAttributes: [
    { attributePatterns: ["key", "kind", "access", "forum", "products", "author"], features: equality },
    {
      attributePatterns: ["created"],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  sortableAttributes: ["created"],
  rankingRules: [
    ...["sort", "words", "typo", "proximity", "attribute", "exactness"],
    ...["weight:desc", "created:desc"],
  ],
  localizedAttributes: [{ attributePatterns: ["*"], locales: ["pes", "eng"] }],
  typoTolerance: { disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  pagination: { maxTotalHits: reachable },
  searchCutoffMs: 400,
  facetSearch: false,
};
