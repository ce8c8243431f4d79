import type { MetaDescriptor } from "@remix-run/node";
import type { IconSource } from "#app/domain/core/picture-version.ts";
import { clubCardPath } from "#app/paths.ts";
import type { Language } from "#app/platform/language.ts";

/** What a page's head is made of, beside its own words. */
export type Site = { origin: string; locale: Language; name: string; club: IconSource | null; isSignedIn: boolean };

export type PageHead = {
  title: string;
  description?: string;
  /** The page's one address, from the root of the site. */
  path: string;
  /** Address of the Atom feed of what the page lists. */
  feed?: string;
  /** Address of a picture, from the root of the site or whole; the club's card where there is none. */
  image?: string | null;
  kind?: "website" | "article";
  /** Keeps the page out of search engines. */
  hidden?: boolean;
};

const openGraphLocales: Record<Language, string> = { fa: "fa_IR", en: "en_US" };

/** The site as the root loader describes it, out of a meta function's `matches`. */
export function siteOf(matches: readonly { id: string; data?: unknown }[]): Site {
  const data = matches.find((match) => match.id === "root")?.data as
    | { origin?: string; locale?: Language; club?: IconSource; me?: object | null }
    | undefined;
  const club = data?.club ?? null;
  return {
    origin: data?.origin ?? "",
    locale: data?.locale ?? "fa",
    name: club?.name ?? "",
    club,
    isSignedIn: Boolean(data?.me),
  };
}

/** A whole address, percent-encoded, of a path from the root of the site. */
export function absolute(origin: string, path: string): string {
  return origin ? new URL(path, origin).href : path;
}

/** Title, description, canonical address, Open Graph (https://ogp.me) and feed of a page. */
export function pageMeta(site: Site, head: PageHead): MetaDescriptor[] {
  const { title, description, feed, kind = "website" } = head;
  const image = head.image ?? (site.club && clubCardPath(site.club));
  const url = absolute(site.origin, head.path);
  const tags: MetaDescriptor[] = [
    { title: site.name && site.name !== title ? `${title} · ${site.name}` : title },
    { tagName: "link", rel: "canonical", href: url },
    { property: "og:title", content: title },
    { property: "og:type", content: kind },
    { property: "og:url", content: url },
    { property: "og:locale", content: openGraphLocales[site.locale] },
    { name: "twitter:card", content: image ? "summary_large_image" : "summary" },
  ];
  if (site.name) tags.push({ property: "og:site_name", content: site.name });
  if (description)
    tags.push({ name: "description", content: description }, { property: "og:description", content: description });
  if (image) tags.push({ property: "og:image", content: absolute(site.origin, image) });
  if (feed)
    tags.push({ tagName: "link", rel: "alternate", type: "application/atom+xml", href: absolute(site.origin, feed) });
  if (head.hidden) tags.push({ name: "robots", content: "noindex" });
  return tags;
}
