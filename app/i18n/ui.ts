import type { Language } from "#app/platform/language.ts";
import en from "./en/ui.json" with { type: "json" };
import fa from "./fa/ui.json" with { type: "json" };

export type UiWords = typeof en;

/** The words of the page that shows our components, in every language: apart from the others, so that nobody else loads them. */
export const uiWords: Record<Language, UiWords> = { en, fa };
