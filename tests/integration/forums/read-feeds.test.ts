import { describe, expect, test } from "vitest";
import { demandOpenClub } from "#app/http/machine-page.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { loader as forumFeed } from "#app/routes/feeds/forum.ts";
import { loader as latestFeed } from "#app/routes/feeds/latest.ts";
import { loader as memberFeed } from "#app/routes/feeds/member.ts";
import { loader as productFeed } from "#app/routes/feeds/product.ts";
import { loader as robots } from "#app/routes/feeds/robots.ts";
import { loader as sitemap } from "#app/routes/feeds/sitemap.ts";
import { loader as sitemapIndex } from "#app/routes/feeds/sitemap-index.ts";
import { loader as tagFeed } from "#app/routes/feeds/tag.ts";
import { makeForum, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { outcome } from "./proof.ts";

const origin = "https://club.example.com";

function ask(
  loader: typeof latestFeed,
  params: Record<string, string> = {},
  headers: HeadersInit = {},
  path = "/asked",
) {
  return loader({ request: new Request(`${origin}${path}`, { headers }), params, context: {} });
}

const entries = (xml: string) => [...xml.matchAll(/<id>urn:uuid:([^<]*)<\/id>/g)].map(([, id]) => id);

describe("feeds", () => {
  test("of the club, a forum, a product and a tag hold the topics there", async () => {
    const product = await makeProduct({ name: "دوربین <x>" });
    const forum = await makeForum({ productId: product.id });
    const inForum = await makeTopic({ forumId: forum.id, productIds: [product.id], title: "لنز & «نور» چه؟" });
    const tagged = await makeTopic({ tags: ["لنز خوب"] });
    const all = await (await ask(latestFeed)).text();
    expect(entries(all).toSorted()).toEqual([inForum.id, tagged.id].toSorted());
    expect(all).toContain("<title>لنز &amp; «نور» چه؟</title>");
    expect(entries(await (await ask(forumFeed, { forum: forum.slug })).text())).toEqual([inForum.id]);
    expect(entries(await (await ask(tagFeed, { tag: "لنز خوب" })).text())).toEqual([tagged.id]);
    const ofProduct = await (await ask(productFeed, { product: product.slug })).text();
    expect(entries(ofProduct)).toEqual([inForum.id]);
    expect(ofProduct).toContain("دوربین &lt;x&gt;");
  });

  test("of the lists that are the same for everybody, and of a member, hold the topics there", async () => {
    const answered = await makeTopic();
    await makePost({ topicId: answered.id });
    const unanswered = await makeTopic();
    const ofList = async (list: string) => entries(await (await ask(latestFeed, { list })).text());
    expect(await ofList("unanswered")).toEqual([unanswered.id]);
    expect((await ofList("popular")).toSorted()).toEqual([answered.id, unanswered.id].toSorted());
    expect((await ask(latestFeed, { list: "following" })).status).toBe(404);
    const ofMember = await ask(memberFeed, { member: answered.authorId });
    expect(entries(await ofMember.text())).toEqual([answered.id]);
    expect((await ask(memberFeed, { member: answered.id })).status).toBe(404);
  });

  test("may be kept by anybody, and are not sent again to who has the same", async () => {
    await makeTopic();
    const first = await ask(latestFeed);
    expect(first.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    const again = await ask(latestFeed, {}, { "If-None-Match": `"other", ${first.headers.get("ETag")}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await makeTopic();
    expect((await ask(latestFeed, {}, { "If-None-Match": first.headers.get("ETag")! })).status).toBe(200);
  });

  test("of what is not there are not found", async () => {
    expect((await ask(forumFeed, { forum: "nothing" })).status).toBe(404);
    expect((await ask(productFeed, { product: "nothing" })).status).toBe(404);
    for (const file of ["0.xml", "x.xml", "1", "-1.xml", "99999999999.xml"])
      expect((await ask(sitemap, { file })).status, file).toBe(404);
  });
});

describe("sitemaps", () => {
  test("name each open topic, forum and product with its last change", async () => {
    const product = await makeProduct();
    const topic = await makeTopic({ forumId: (await makeForum({ productId: product.id })).id });
    const [, page] = /\/sitemaps\/(\d+)\.xml/.exec(await (await ask(sitemapIndex)).text()) ?? [];
    const topics = await (await ask(sitemap, { file: `${page}.xml` })).text();
    expect(topics).toContain(`/${topic.seq}-`);
    expect(topics).toContain(`<lastmod>${topic.lastPostAt.toISOString()}</lastmod>`);
    const pages = await (await ask(sitemap, { file: "pages.xml" })).text();
    expect(pages).toContain(`<loc>${origin}/products/${product.slug}</loc>`);
    expect(pages).toContain(`<loc>${origin}/forums/`);
  });

  test("put the topic after number 5,000 on the second page", async () => {
    const topic = await makeTopic({ seq: 1_005_001 });
    expect(await (await ask(sitemapIndex)).text()).toContain("/sitemaps/202.xml");
    expect(await (await ask(sitemap, { file: "202.xml" })).text()).toContain(`/${topic.seq}-`);
    expect(await (await ask(sitemap, { file: "201.xml" })).text()).not.toContain("<url>");
  });
});

test("a club that shows guests nothing has no feeds, no sitemaps, and asks crawlers to stay away", async () => {
  await makeTopic();
  const askRobots = async () => (await ask(robots, {}, {}, "/robots.txt")).text();
  expect(await askRobots()).toContain(`Sitemap: ${origin}/sitemap.xml`);
  await db.club.create({ data: { id: 1, readers: "members" } });
  for (const loader of [latestFeed, sitemapIndex]) {
    const answer = await ask(loader);
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/sign-in?to=%2Fasked"]);
  }
  expect(await outcome(demandOpenClub())).toBe("not_found");
  expect(await askRobots()).toBe("User-agent: *\nDisallow: /\n");
});
