import { getClub } from "#app/domain/core/club.server.ts";
import type { Messages } from "#app/i18n/en.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { isLanguage, type Language } from "#app/platform/language.ts";
import { languageCookie, readCookie } from "./cookies.server.ts";

/** The language of a request: what the person chose, or else the club's. */
export async function languageOf(request: Request): Promise<Language> {
  const chosen = await readCookie(languageCookie, request);
  return isLanguage(chosen) ? chosen : (await getClub()).locale;
}

/** The language of a page whose own data are not to be had: also where the club cannot be asked for its language. */
export function languageInNeed(request: Request): Promise<Language> {
  return languageOf(request).catch(() => "fa" as const);
}

/** The words of one part of the club in the language of a request, for titles and what else a loader answers. */
export async function wordsFor<Part extends keyof Messages>(request: Request, part: Part) {
  return translatorFor(await languageOf(request), part);
}
