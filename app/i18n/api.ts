import type { Language } from "#app/platform/language.ts";
import en from "./en/api.json" with { type: "json" };
import fa from "./fa/api.json" with { type: "json" };

export type ApiWords = typeof en;

/** The words of the API and its documentation in every language: apart from the others, so that members do not load them. */
export const apiWords: Record<Language, ApiWords> = { en, fa };
