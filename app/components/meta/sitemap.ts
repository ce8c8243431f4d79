import { absolute } from "./page-meta.ts";
import { element, textElement, xmlHead } from "./xml.ts";

/** A page of the site for search engines: its path and when it last changed. */
export type SitemapLine = { path: string; changedAt: Date | null };

const namespace = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };

/** A sitemap (https://www.sitemaps.org/protocol.html). */
export function renderSitemap(origin: string, lines: SitemapLine[]): string {
  return `${xmlHead}${element("urlset", namespace, `\n${renderLines("url", origin, lines)}`)}\n`;
}

/** An index of sitemaps. */
export function renderSitemapIndex(origin: string, lines: SitemapLine[]): string {
  return `${xmlHead}${element("sitemapindex", namespace, `\n${renderLines("sitemap", origin, lines)}`)}\n`;
}

function renderLines(name: string, origin: string, lines: SitemapLine[]): string {
  return lines
    .map(({ path, changedAt }) => {
      const changed = changedAt ? textElement("lastmod", changedAt.toISOString()) : "";
      return `${element(name, {}, textElement("loc", absolute(origin, path)) + changed)}\n`;
    })
    .join("");
}

/** What crawlers are asked not to fetch: pages of one's own, and addresses that only lead elsewhere. */
const privatePaths = ["/sign-in", "/setup", "/settings", "/notifications", "/drafts", "/dev/", "/posts/", "/p/"];

/** The robots.txt (RFC 9309) of a club; one that shows guests nothing asks to be left alone. */
export function renderRobots(origin: string, { open }: { open: boolean }): string {
  if (!open) return "User-agent: *\nDisallow: /\n";
  const lines = ["User-agent: *", ...privatePaths.map((path) => `Disallow: ${path}`)];
  return `${lines.join("\n")}\n\nSitemap: ${absolute(origin, "/sitemap.xml")}\n`;
}
