import type { Language } from "#app/platform/language.ts";
import enDefaults from "./en/defaults.json" with { type: "json" };
import enDigest from "./en/digest.json" with { type: "json" };
import enFeeds from "./en/feeds.json" with { type: "json" };
import enImports from "./en/imports.json" with { type: "json" };
import en from "./en/outside.json" with { type: "json" };
import faDefaults from "./fa/defaults.json" with { type: "json" };
import faDigest from "./fa/digest.json" with { type: "json" };
import faFeeds from "./fa/feeds.json" with { type: "json" };
import faImports from "./fa/imports.json" with { type: "json" };
import fa from "./fa/outside.json" with { type: "json" };

export type OutsideWords = typeof en;

/** The words of what stands beside the pages: the installed app, its offline page, cards of links. No page loads them. */
export const outsideWords: Record<Language, OutsideWords> = { en, fa };

const enServer = { defaults: enDefaults, digest: enDigest, feeds: enFeeds, imports: enImports };
const faServer = { defaults: faDefaults, digest: faDigest, feeds: faFeeds, imports: faImports };

export type ServerWords = typeof enServer;

/** The words that only the server says: of digests, of feeds, of imports, of what a new club begins with. No page loads them. */
export const serverWords: Record<Language, ServerWords> = { en: enServer, fa: faServer };
