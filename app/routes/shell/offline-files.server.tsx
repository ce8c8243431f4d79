import { createHash } from "node:crypto";
import arabicFont from "@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url";
import latinFont from "@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url";
import { renderToStaticMarkup } from "react-dom/server";
import script from "#app/components/offline/keep-trying.js?url";
import { OfflinePage } from "#app/components/offline/offline-page.tsx";
import worker from "#app/components/offline/service-worker.js?raw";
import type { Club } from "#app/domain/core/club.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { iconPath, offlinePath } from "#app/paths.ts";
import { type Language, languages } from "#app/platform/language.ts";
import stylesheet from "../../app.css?url";

const icon = (club: Club) => iconPath(club, "icon-96.png");

/** The offline page of a club in one language. */
export function renderOfflinePage(club: Club, language: Language): string {
  const t = translatorFor(language, "outside");
  const words = {
    club: club.name || t("unnamedClub"),
    title: t("offlineTitle"),
    text: t("offlineText"),
    drafts: t("offlineDrafts"),
    retry: t("retry"),
  };
  const files = { stylesheet, script, icon: icon(club) };
  return `<!doctype html>${renderToStaticMarkup(<OfflinePage {...{ language, club, words }} {...files} />)}`;
}

/**
 * The service worker's script, with what it is to keep. Its version is made of all that: whatever changes about the
 * page, the browser sees another script, and fetches anew.
 */
export function renderWorker(club: Club, isOff: boolean): string {
  const pages = Object.fromEntries(languages.map((language) => [language, offlinePath(language)]));
  const kept = [stylesheet, script, arabicFont, latinFont, icon(club)];
  const made = [worker, ...kept, ...languages.map((language) => renderOfflinePage(club, language))];
  const version = createHash("sha256").update(made.join("\0")).digest("base64url").slice(0, 12);
  const settings = { version, kept, pages, language: club.locale, icon: iconPath(club, "icon-192.png"), isOff };
  return `const club = ${JSON.stringify(settings)};\n${worker}`;
}
