import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderAtom } from "#app/components/meta/atom.ts";
import { guest } from "#app/domain/core/actor.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { demandOpenClub, machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { forumFeedPath, forumPath } from "#app/paths.ts";

export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const club = await demandOpenClub();
  const t = translatorFor(club.locale, "feeds");
  const forum = await getForum(guest, params.forum!);
  const { items: topics } = await listTopics(guest, { list: "latest", forumSlug: forum.slug });
  const title = t("forum", { name: forum.name, club: club.name || t("unnamedClub") });
  const place = { origin: siteOrigin(request), path: forumFeedPath(forum), pagePath: forumPath(forum) };
  const xml = renderAtom({ title, language: club.locale, ...place, topics });
  return machinePage(request, xml, { type: "application/atom+xml", keepSeconds: 300 });
});
