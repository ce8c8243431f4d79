import type { Language } from "#app/platform/language.ts";
import en from "./en/activity.json" with { type: "json" };
import fa from "./fa/activity.json" with { type: "json" };

export type ActivityWords = typeof en;

/** The words of the club's activity in every language: only pages that show it load them. */
export const activityWords: Record<Language, ActivityWords> = { en, fa };
