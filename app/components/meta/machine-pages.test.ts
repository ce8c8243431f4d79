import { expect, test } from "vitest";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { lastChange, renderAtom } from "./atom.ts";
import { renderRobots, renderSitemap } from "./sitemap.ts";
import { escapeXml } from "./xml.ts";

const origin = "https://club.example.com";
const at = new Date("2026-03-21T08:00:00Z");
const member = { id: "m", name: "علی <b>", avatarUrl: null };

function topic(changes: Partial<TopicCard> = {}): TopicCard {
  return {
    ...{ id: "0198c0de-0000-7000-8000-000000000001", seq: 3, slug: "گوشی", title: 'A & B "<script>"' },
    ...{ kind: "discussion", stars: null, verifiedOwner: false, tags: ["باتری"] },
    ...{ forum: { slug: "phones", name: "گوشی‌ها", nameEn: "" }, author: member, lastPoster: member },
    ...{ replyCount: 0, createdAt: at, lastPostAt: at, pinned: false, featured: false, closed: false, hidden: false },
    ...{ solved: false, unread: null, lastReadNumber: null, excerpt: "a\u0000b\u001f]]>\ud800" },
    ...changes,
  } as TopicCard;
}

test("XML: signs are escaped, characters that no XML may hold go, emoji and half-spaces stay", () => {
  expect(escapeXml("a&b<c>\"d'e")).toBe("a&amp;b&lt;c&gt;&quot;d&apos;e");
  expect(escapeXml("\u0000\u0008\u000b\u001f\ufffe\uffff\ud83d\t\n می‌خواهم 😀")).toBe("\t\n می‌خواهم 😀");
});

test("a feed names each topic once, with encoded addresses and nothing that could break it", () => {
  const xml = renderAtom({
    title: "t & u",
    language: "fa",
    origin,
    path: "/feed.atom",
    pagePath: "/",
    topics: [topic()],
  });
  expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fa">');
  expect(xml).toContain("<id>urn:uuid:0198c0de-0000-7000-8000-000000000001</id>");
  expect(xml).toContain("<title>A &amp; B &quot;&lt;script&gt;&quot;</title>");
  expect(xml).toContain(`href="${origin}/forums/phones/3-${encodeURIComponent("گوشی")}"`);
  expect(xml).toContain('<summary type="text">ab]]&gt;</summary>');
  expect(xml).toContain("<name>علی &lt;b&gt;</name>");
});

test("a feed is as new as its newest topic; an empty one is still a feed", () => {
  const newer = new Date(at.getTime() + 1);
  expect(lastChange([topic(), topic({ lastPostAt: newer }), topic()])).toEqual(newer);
  const empty = renderAtom({ title: "t", language: "en", origin, path: "/feed.atom", pagePath: "/", topics: [] });
  expect(empty).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
});

test("a sitemap holds whole addresses and when they changed", () => {
  expect(renderSitemap(origin, [{ path: "/forums/a?b=1&c=ی", changedAt: at }])).toContain(
    `<url><loc>${origin}/forums/a?b=1&amp;c=%DB%8C</loc><lastmod>2026-03-21T08:00:00.000Z</lastmod></url>`,
  );
});

test("robots.txt: an open club shows its sitemap, a closed one nothing", () => {
  expect(renderRobots(origin, { open: true })).toContain(`Sitemap: ${origin}/sitemap.xml`);
  expect(renderRobots(origin, { open: false })).toBe("User-agent: *\nDisallow: /\n");
});
