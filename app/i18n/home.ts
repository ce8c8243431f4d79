import type { Language } from "#app/platform/language.ts";
import en from "./en/home.json" with { type: "json" };
import fa from "./fa/home.json" with { type: "json" };

export type HomeWords = typeof en;

/** The words of the first page in every language: who comes to a topic from a search does not load them. */
export const homeWords: Record<Language, HomeWords> = { en, fa };
