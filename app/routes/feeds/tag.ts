import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderAtom } from "#app/components/meta/atom.ts";
import { guest } from "#app/domain/core/actor.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { demandOpenClub, machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { tagFeedPath, tagPath } from "#app/paths.ts";

export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const club = await demandOpenClub();
  const t = translatorFor(club.locale, "feeds");
  const tag = params.tag!;
  const { items: topics } = await listTopics(guest, { list: "latest", tag });
  const title = t("tag", { tag, club: club.name || t("unnamedClub") });
  const place = { origin: siteOrigin(request), path: tagFeedPath(tag), pagePath: tagPath(tag) };
  const xml = renderAtom({ title, language: club.locale, ...place, topics });
  return machinePage(request, xml, { type: "application/atom+xml", keepSeconds: 300 });
});
