import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderAtom } from "#app/components/meta/atom.ts";
import { guest } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { demandOpenClub, machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { feedPath, homePath, listFeedPath, listPath } from "#app/paths.ts";

/** The lists of the home page that are the same for everybody. */
const lists = ["latest", "unanswered", "popular"] as const;

export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const club = await demandOpenClub();
  const list = lists.find((name) => name === (params.list ?? "latest"));
  if (!list) throw new DomainError("not_found");
  const t = translatorFor(club.locale, "feeds");
  const { items: topics } = await listTopics(guest, { list });
  const title = t(list, { club: club.name || t("unnamedClub") });
  const paths =
    list === "latest"
      ? { path: feedPath(), pagePath: homePath() }
      : { path: listFeedPath(list), pagePath: listPath(list) };
  const place = { origin: siteOrigin(request), ...paths };
  const xml = renderAtom({ title, language: club.locale, ...place, topics });
  return machinePage(request, xml, { type: "application/atom+xml", keepSeconds: 300 });
});
