import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderSitemapIndex } from "#app/components/meta/sitemap.ts";
import { listSitemaps } from "#app/domain/forums/list-sitemap.server.ts";
import { demandOpenClub, machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { sitemapPath } from "#app/paths.ts";

export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  await demandOpenClub();
  const pages = await listSitemaps();
  const lines = [
    { path: sitemapPath("pages"), changedAt: null },
    ...pages.map(({ page, changedAt }) => ({ path: sitemapPath(page), changedAt })),
  ];
  const xml = renderSitemapIndex(siteOrigin(request), lines);
  return machinePage(request, xml, { type: "application/xml", keepSeconds: 3600 });
});
