import type { MetaDescriptor } from "@remix-run/node";
import type { TopicPage } from "#app/domain/forums/views.ts";
import { forumFeedPath, topicCardPath, topicPath } from "#app/paths.ts";
import { pageMeta, siteOf } from "./page-meta.ts";
import { topicJsonLd } from "./topic-json-ld.ts";

/** Everything a topic's page says in its head to search engines, feed readers and link previews. */
export function topicMeta(data: TopicPage, matches: Parameters<typeof siteOf>[0]): MetaDescriptor[] {
  const { topic, posts, page } = data;
  const site = siteOf(matches);
  const picture = posts.find((post) => post.isFirst)?.html?.match(/<img [^>]*?src="([^"]+)"/)?.[1];
  return [
    ...pageMeta(site, {
      title: topic.title,
      description: topic.excerpt,
      path: topicPath(topic, page.first),
      feed: topic.isPublic ? forumFeedPath(topic.forum) : undefined,
      image: picture ?? (topic.isPublic && site.club ? topicCardPath(site.club, topic) : null),
      kind: "article",
      hidden: !topic.isPublic,
    }),
    { property: "article:published_time", content: topic.createdAt.toISOString() },
    { property: "article:modified_time", content: topic.lastPostAt.toISOString() },
    { property: "article:author", content: topic.author.name },
    ...(site.isSignedIn ? [] : [{ "script:ld+json": jsonLd(data, site.origin) }]), // no search engine signs in
  ];
}

/** Search engines read what the server sent; the browser need not make it again. */
function jsonLd(data: TopicPage, origin: string): object {
  return import.meta.env.SSR ? topicJsonLd(data, origin) : {};
}
