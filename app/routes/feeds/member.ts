import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderAtom } from "#app/components/meta/atom.ts";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { guest } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { demandOpenClub, machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { memberFeedPath, memberPath } from "#app/paths.ts";

export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const club = await demandOpenClub();
  const t = translatorFor(club.locale, "feeds");
  const member = await getMember(guest, params.member!);
  if (!member.showsActivity) throw new DomainError("not_found");
  const { items: topics } = await listTopics(guest, { list: "latest", authorId: member.id });
  const title = t("member", { name: member.name, club: club.name || t("unnamedClub") });
  const place = { origin: siteOrigin(request), path: memberFeedPath(member), pagePath: memberPath(member) };
  const xml = renderAtom({ title, language: club.locale, ...place, topics });
  return machinePage(request, xml, { type: "application/atom+xml", keepSeconds: 300 });
});
