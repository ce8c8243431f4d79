import { getClub } from "#app/domain/core/club.server.ts";
import { isLanguage, type Language } from "#app/platform/language.ts";
import { languageCookie, readCookie } from "./cookies.server.ts";

/** The language of a request: what the person chose, or else the club's. */
export async function languageOf(request: Request): Promise<Language> {
  const chosen = await readCookie(languageCookie, request);
  return isLanguage(chosen) ? chosen : (await getClub()).locale;
}
