import { expect, test } from "vitest";
import type { PostView, TopicPage, TopicView } from "#app/domain/forums/views.ts";
import { clubCardPath } from "#app/paths.ts";
import { absolute, pageMeta, siteOf } from "./page-meta.ts";
import { plainText } from "./plain-text.ts";
import { topicJsonLd } from "./topic-json-ld.ts";
import { topicMeta } from "./topic-meta.ts";

const origin = "https://club.example.com";
const written = new Date("2026-03-21T08:00:00Z");
const author = { id: "0198c0de-0000-7000-8000-000000000001", name: "مریم", avatarUrl: null };
const no = { reply: false, edit: false, delete: false, restore: false, hide: false, accept: false, like: false };

const club = { name: "باشگاه", brandHue: 250, logoUrl: null };

function post(number: number, changes: Partial<PostView> = {}): PostView {
  return {
    id: `0198c0de-0000-7000-8000-00000000010${number}`,
    number,
    author: { ...author, trust: 1, isStaff: false, verifiedOwner: false, joinedAt: written },
    state: "shown",
    html: `<p dir="auto">نوشته ${number}</p>`,
    createdAt: written,
    editedAt: null,
    revision: 0,
    isFirst: number === 1,
    accepted: false,
    likeCount: number,
    likedByMe: false,
    replyTo: null,
    replyCount: 0,
    can: { ...no, history: false },
    ...changes,
  };
}

function page(posts: PostView[], changes: Partial<TopicView> = {}): TopicPage {
  const topic = {
    ...{ id: "t", seq: 7, slug: "دوربین", title: "دوربین خوب؟", kind: "discussion", tags: [], products: [] },
    ...{ forum: { slug: "cameras", name: "دوربین‌ها", nameEn: "" }, author, lastPoster: author, replyCount: 2 },
    ...{ createdAt: written, lastPostAt: written, excerpt: "آغاز", isPublic: true, acceptedPost: null, ...changes },
  } as TopicView;
  const range = {
    first: posts[0]?.number ?? 1,
    last: 3,
    previousBefore: null,
    nextFrom: null,
    lastNumber: 3,
    total: 3,
  };
  return { topic, posts, page: range };
}

test("a discussion lists its replies with whole, encoded addresses", () => {
  const json = topicJsonLd(page([post(1), post(2), post(3)]), origin);
  expect(json["@type"]).toBe("DiscussionForumPosting");
  expect(json.url).toBe(`${origin}/forums/cameras/7-${encodeURIComponent("دوربین")}`);
  expect(json.text).toBe("نوشته 1");
  expect(json.comment).toMatchObject([{ text: "نوشته 2" }, { text: "نوشته 3" }]);
});

test("a question names its accepted answer apart", () => {
  const json = topicJsonLd(page([post(1), post(2), post(3, { accepted: true })], { kind: "question" }), origin);
  expect(json).toMatchObject({
    "@type": "QAPage",
    mainEntity: { acceptedAnswer: { text: "نوشته 3", upvoteCount: 3 }, suggestedAnswer: [{ text: "نوشته 2" }] },
  });
});

test("what is hidden, deleted or folded stays out of it", () => {
  const posts = [
    post(1),
    post(2, { state: "hidden" }),
    post(3, { state: "deleted_by_author", html: null }),
    post(4, { state: "folded" }),
  ];
  expect(topicJsonLd(page(posts), origin).comment).toEqual([]);
});

test("a later page has its own canonical address and the topic's first words", () => {
  const matches = [{ id: "root", data: { origin, locale: "fa", club } }];
  const tags = topicMeta(page([post(2), post(3)]), matches);
  expect(tags).toContainEqual({ title: "دوربین خوب؟ · باشگاه" });
  expect(tags).toContainEqual({
    tagName: "link",
    rel: "canonical",
    href: `${origin}/forums/cameras/7-${encodeURIComponent("دوربین")}?from=2`,
  });
  expect(tags).toContainEqual({ name: "description", content: "آغاز" });
  expect(tags).toContainEqual({ property: "og:locale", content: "fa_IR" });
});

test("a picture in the first post goes with links to the topic", () => {
  const html = '<figure><img src="/media/abc-800.webp" alt=""></figure><p dir="auto">x</p>';
  const tags = topicMeta(page([post(1, { html })]), [{ id: "root", data: { origin } }]);
  expect(tags).toContainEqual({ property: "og:image", content: `${origin}/media/abc-800.webp` });
});

test("a topic without a picture shows its own card, one that guests may not read the club's", () => {
  const imageOf = (changes: Partial<TopicView>) =>
    topicMeta(page([post(1)], changes), [{ id: "root", data: { origin, club } }]).find(
      (tag) => "property" in tag && tag.property === "og:image",
    );
  expect(imageOf({})).toEqual({
    property: "og:image",
    content: expect.stringMatching(/^https:\/\/club\.example\.com\/cards\/\w+\/topics\/7\.png$/),
  });
  expect(imageOf({ isPublic: false })).toEqual({ property: "og:image", content: origin + clubCardPath(club) });
  expect(imageOf({ title: "دوربین بد؟" })).not.toEqual(imageOf({}));
});

test("a hidden topic asks not to be listed, a page without a site still has a title", () => {
  expect(pageMeta(siteOf([]), { title: "x", path: "/", hidden: true })).toEqual(
    expect.arrayContaining([{ title: "x" }, { name: "robots", content: "noindex" }]),
  );
  expect(absolute("", "/a")).toBe("/a");
});

test("words of HTML: entities once, blocks apart, quoted posts out", () => {
  const quote = '<blockquote class="post-quote"><cite>ali</cite><blockquote dir="auto">in</blockquote>x</blockquote>';
  expect(plainText(`${quote}<p>a &amp;lt; b</p><p>c<br>d</p><blockquote dir="auto">e</blockquote>f`)).toBe(
    "a &lt; b c d e f",
  );
});
