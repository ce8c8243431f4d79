import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderManifest } from "#app/components/meta/manifest.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { isLanguage } from "#app/platform/language.ts";

/** What a device needs to install the club. Browsers ask without cookies, so the language stands in the address. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const club = await getClub();
  const asked = new URL(request.url).searchParams.get("language");
  const language = isLanguage(asked) ? asked : club.locale;
  const t = translatorFor(language, "outside");
  const body = renderManifest(club, language, {
    name: club.name || t("unnamedClub"),
    description: t("cardText"),
    write: t("shortcutWrite"),
    notifications: t("shortcutNotifications"),
  });
  return machinePage(request, body, { type: "application/manifest+json", keepSeconds: 300 });
});
