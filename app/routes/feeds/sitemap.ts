import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderSitemap, type SitemapLine } from "#app/components/meta/sitemap.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { listSitemapForums, listSitemapTopics } from "#app/domain/forums/list-sitemap.server.ts";
import { listProductSlugs } from "#app/domain/products/list-product-slugs.server.ts";
import { demandOpenClub, machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { forumPath, forumsPath, homePath, productPath, productsPath, topicPath } from "#app/paths.ts";

export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  await demandOpenClub();
  const [, name] = /^(pages|[1-9]\d{0,5})\.xml$/.exec(params.file ?? "") ?? [];
  if (!name) throw new DomainError("not_found");
  const lines = name === "pages" ? await pageLines() : await topicLines(Number(name));
  const xml = renderSitemap(siteOrigin(request), lines);
  return machinePage(request, xml, { type: "application/xml", keepSeconds: 3600 });
});

async function topicLines(page: number): Promise<SitemapLine[]> {
  const topics = await listSitemapTopics(page);
  return topics.map(({ seq, slug, forumSlug, changedAt }) => ({
    path: topicPath({ seq, slug, forum: { slug: forumSlug } }),
    changedAt,
  }));
}

async function pageLines(): Promise<SitemapLine[]> {
  const [forums, products] = await Promise.all([listSitemapForums(), listProductSlugs()]);
  return [
    ...[homePath(), forumsPath(), productsPath()].map((path) => ({ path, changedAt: null })),
    ...forums.map((forum) => ({ path: forumPath(forum), changedAt: forum.lastPostAt })),
    ...products.map((slug) => ({ path: productPath({ slug }), changedAt: null })),
  ];
}
