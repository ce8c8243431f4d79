import type { Language } from "#app/platform/language.ts";
import en from "./en/outside.json" with { type: "json" };
import fa from "./fa/outside.json" with { type: "json" };

export type OutsideWords = typeof en;

/** The words of what stands beside the pages: the installed app, its offline page, cards of links. No page loads them. */
export const outsideWords: Record<Language, OutsideWords> = { en, fa };
