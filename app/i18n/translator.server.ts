import { createTranslator } from "use-intl/core";
import type { Language } from "#app/platform/language.ts";
import { activityWords } from "./activity.ts";
import { apiWords } from "./api.ts";
import { messages as en, type Messages } from "./en.ts";
import { messages as fa } from "./fa.ts";
import { homeWords } from "./home.ts";
import { outsideWords, serverWords } from "./outside.ts";
import { staffWords } from "./staff.ts";
import { uiWords } from "./ui.ts";

const all: Record<Language, Messages> = {
  fa: {
    ...fa,
    ...serverWords.fa,
    activity: activityWords.fa,
    staff: staffWords.fa,
    api: apiWords.fa,
    outside: outsideWords.fa,
    home: homeWords.fa,
    ui: uiWords.fa,
  },
  en: {
    ...en,
    ...serverWords.en,
    activity: activityWords.en,
    staff: staffWords.en,
    api: apiWords.en,
    outside: outsideWords.en,
    home: homeWords.en,
    ui: uiWords.en,
  },
};

/** All words of a language, for rendering on the server. */
export function messagesOf(language: Language): Messages {
  return all[language];
}

/**
 * The words of one part of the club in one language, where no page is rendered: messages, feeds, jobs.
 * @param part name of the JSON file
 */
export function translatorFor<Part extends keyof Messages>(language: Language, part: Part) {
  return createTranslator({ locale: language, messages: all[language], namespace: part, timeZone: "UTC" });
}
