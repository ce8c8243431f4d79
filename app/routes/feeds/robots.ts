import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderRobots } from "#app/components/meta/sitemap.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";

export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const { readers } = await getClub();
  const text = renderRobots(siteOrigin(request), { open: readers === "everyone" });
  return machinePage(request, text, { type: "text/plain", keepSeconds: 3600 });
});
