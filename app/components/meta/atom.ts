import type { TopicCard } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { absolute } from "./page-meta.ts";
import { element, escapeXml, textElement, xmlHead } from "./xml.ts";

export type Feed = {
  title: string;
  language: string;
  origin: string;
  /** Address of the feed itself, and of the page it follows, from the root of the site. */
  path: string;
  pagePath: string;
  topics: TopicCard[];
};

/** The latest instant of a feed's topics; null for an empty one. */
export function lastChange(topics: TopicCard[]): Date | null {
  return topics.reduce<Date | null>((latest, { lastPostAt }) => {
    return latest === null || lastPostAt > latest ? lastPostAt : latest;
  }, null);
}

/** Topics as an Atom feed (RFC 4287): one entry a topic, updated by its last post. */
export function renderAtom({ title, language, origin, path, pagePath, topics }: Feed): string {
  const updated = lastChange(topics) ?? new Date(0);
  const head = [
    textElement("id", absolute(origin, path)),
    textElement("title", title),
    textElement("updated", updated.toISOString()),
    element("link", { rel: "self", type: "application/atom+xml", href: absolute(origin, path) }),
    element("link", { rel: "alternate", type: "text/html", href: absolute(origin, pagePath) }),
  ];
  const entries = topics.map((topic) => element("entry", {}, renderEntry(topic, origin)));
  const attributes = { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language };
  return `${xmlHead}${element("feed", attributes, [...head, ...entries].join("\n"))}\n`;
}

function renderEntry(topic: TopicCard, origin: string): string {
  return [
    textElement("id", `urn:uuid:${topic.id}`),
    textElement("title", topic.title),
    element("link", { rel: "alternate", type: "text/html", href: absolute(origin, topicPath(topic)) }),
    textElement("published", topic.createdAt.toISOString()),
    textElement("updated", topic.lastPostAt.toISOString()),
    element("author", {}, textElement("name", topic.author.name || topic.author.id)),
    element("category", { term: topic.forum.slug, label: topic.forum.name }),
    ...topic.tags.map((tag) => element("category", { term: tag })),
    element("summary", { type: "text" }, escapeXml(topic.excerpt || topic.title)),
  ].join("");
}
