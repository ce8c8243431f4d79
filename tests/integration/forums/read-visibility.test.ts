import { beforeEach, describe, expect, test } from "vitest";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { listTopicsAside } from "#app/domain/forums/brief-topics.server.ts";
import { findLastTopics } from "#app/domain/forums/find-last-topics.server.ts";
import { findPostPlace } from "#app/domain/forums/find-post-place.server.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import { listMemberReplies } from "#app/domain/forums/list-member-replies.server.ts";
import { listNearForums } from "#app/domain/forums/list-near-forums.server.ts";
import { listPostHistory } from "#app/domain/forums/list-post-history.server.ts";
import { listProductForums } from "#app/domain/forums/list-product-forums.server.ts";
import { listRelatedTopics } from "#app/domain/forums/list-related-topics.server.ts";
import { getPost, listReplies } from "#app/domain/forums/list-replies.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { listSimilarTopics } from "#app/domain/forums/list-similar-topics.server.ts";
import { listSitemapForums, listSitemaps, listSitemapTopics } from "#app/domain/forums/list-sitemap.server.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { listProducts } from "#app/domain/products/list-products.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { loader as forumFeed } from "#app/routes/feeds/forum.ts";
import { loader as latestFeed } from "#app/routes/feeds/latest.ts";
import { loader as productFeed } from "#app/routes/feeds/product.ts";
import { loader as sitemap } from "#app/routes/feeds/sitemap.ts";
import { loader as sitemapIndex } from "#app/routes/feeds/sitemap-index.ts";
import { loader as tagFeed } from "#app/routes/feeds/tag.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { outcome } from "./proof.ts";

type Who = "guest" | "member" | "insider" | "moderator" | "author" | "suspended";
type Secret = "members" | "group" | "staff" | "hidden" | "deleted";

/** Who may read what is secret; everybody else must not learn that it is there. */
const readers: Record<Secret, Who[]> = {
  members: ["member", "insider", "moderator", "author"],
  group: ["insider", "moderator", "author"],
  staff: ["moderator"],
  hidden: ["moderator", "author"],
  deleted: ["moderator"],
};
const everybody: Who[] = ["guest", "member", "insider", "moderator", "author", "suspended"];
const word = "شمشیرماهی";

let viewers: Record<Who, Actor>;
let authorId: string;

beforeEach(async () => {
  const [author, insider, suspended] = [
    await makeMember(),
    await makeMember(),
    await makeMember({ standing: "suspended" }),
  ];
  authorId = author.id;
  const moderator = await makeStaff("moderator");
  const group = await makeGroup([author.id, insider.id, suspended.id]);
  groupId = group.id;
  viewers = {
    guest,
    member: await asActor(await makeMember()),
    insider: await asActor(insider),
    moderator: await asActor(moderator),
    author: await asActor(author),
    suspended: await asActor(suspended),
  };
});
let groupId: string;

/** A topic that is secret in one way, on a product with nothing else, beside an open topic that anybody may read. */
async function keep(secret: Secret) {
  const product = await makeProduct({ name: `${word} برقی` });
  const forumReaders = secret === "hidden" || secret === "deleted" ? "everyone" : secret;
  const forum = await makeForum({
    readers: forumReaders,
    ...(secret === "group" && { groupId }),
    productId: product.id,
  });
  const topic = await makeTopic({
    ...{ forumId: forum.id, authorId, productIds: [product.id], title: `${word} خوب است یا بد؟`, tags: ["نهانی"] },
    ...{ kind: "experience", stars: 5, createdAt: new Date() },
    ...(secret === "hidden" && { hiddenAt: new Date() }),
    ...(secret === "deleted" && { deletedAt: new Date() }),
  });
  const reply = await makePost({ topicId: topic.id, replyToId: topic.firstPost.id, text: `${word} را می‌پسندم` });
  await db.postRevision.create({
    data: { postId: topic.firstPost.id, revision: 0, body: {}, html: "", text: word, editorId: authorId },
  });
  await db.post.update({ where: { id: topic.firstPost.id }, data: { revision: 1 } });
  return { product, forum, topic, reply };
}

type Kept = Awaited<ReturnType<typeof keep>>;

/** Ways that leave deleted topics out for moderators too. */
const lists = new Set([
  "the latest",
  "the popular",
  "the forum's list",
  "the product's list",
  "the tag's list",
  "the author's list",
  "similar titles",
  "beside another topic",
  "the replier's page",
]);

/** Every way to learn of the secret, answering whether it was learnt. */
const ways: Record<string, (viewer: Actor, kept: Kept) => Promise<boolean>> = {
  "its page": async (viewer, { topic }) => (await outcome(getTopic(viewer, topic.seq))) === "done",
  "its permalink": async (viewer, { topic }) => (await findPostPlace(viewer, topic.firstPost.id)) !== null,
  "a reply in place": async (viewer, { reply }) => (await outcome(getPost(viewer, reply.id))) === "done",
  "replies in place": async (viewer, { topic }) => (await outcome(listReplies(viewer, topic.firstPost.id))) === "done",
  "the latest": (viewer) => inList(viewer, { list: "latest" }),
  "the popular": (viewer) => inList(viewer, { list: "popular" }),
  "the forum's list": (viewer, { forum }) => inList(viewer, { list: "latest", forumSlug: forum.slug }),
  "the product's list": (viewer, { product }) => inList(viewer, { list: "latest", productSlug: product.slug }),
  "the tag's list": (viewer) => inList(viewer, { list: "latest", tag: "نهانی" }),
  "the author's list": (viewer) => inList(viewer, { list: "latest", authorId }),
  "the replier's page": async (viewer, { reply }) =>
    (await listMemberReplies(viewer, reply.authorId, null)).items.length > 0,
  "beside another topic": async (viewer, { forum }) => {
    const beside = await makeTopic({ forumId: forum.id, createdAt: new Date("2020-01-01") });
    return (await listRelatedTopics(viewer, beside.id)).some(({ title }) => title.includes(word));
  },
  "similar titles": async (viewer) => (await listSimilarTopics(viewer, `${word} خوب`)).length > 0,
};

async function inList(viewer: Actor, list: Parameters<typeof listTopics>[1]): Promise<boolean> {
  return (await listTopics(viewer, list)).items.some((topic) => topic.title.includes(word));
}

describe.each(Object.keys(readers) as Secret[])("what is secret as %s", (secret) => {
  test("is learnt by its readers in every way, by others in none", async () => {
    const kept = await keep(secret);
    for (const who of everybody) {
      for (const [way, learn] of Object.entries(ways)) {
        const listed = lists.has(way) && secret === "deleted" ? [] : readers[secret];
        expect(await learn(viewers[who], kept), `${who} through ${way}`).toBe(listed.includes(who));
      }
    }
  });

  test("is in no feed and no sitemap", async () => {
    const { forum, product } = await keep(secret);
    const request = new Request("https://club.example.com/feed");
    const args = {
      request,
      params: { forum: forum.slug, product: product.slug, tag: "نهانی", file: "1.xml" },
      context: {},
    };
    for (const loader of [latestFeed, forumFeed, productFeed, tagFeed, sitemap, sitemapIndex]) {
      const text = await (await loader(args)).text();
      expect(text).not.toContain("خوب است یا بد");
      expect(decodeURIComponent(text)).not.toContain("خوب-است-یا-بد");
    }
    expect(await listSitemaps()).toEqual([]);
    expect(await listSitemapTopics(1)).toEqual([]);
  });

  test("counts in no rating of who may not read it; hidden and deleted ones count for nobody", async () => {
    const { product } = await keep(secret);
    for (const who of everybody) {
      const seen = readers[secret].includes(who) && secret !== "hidden" && secret !== "deleted" ? 1 : 0;
      const card = (await listProducts(viewers[who], {})).items[0]!;
      expect([who, (await getProduct(viewers[who], product.slug)).rating.count]).toEqual([who, seen]);
      expect([who, card.rating.count]).toEqual([who, seen]);
    }
  });
});

test("a forum that somebody may not read is not in the index, has no page, no link from its product, no counts", async () => {
  for (const secret of ["members", "group", "staff"] as const) {
    const { forum, product } = await keep(secret);
    for (const who of everybody) {
      const viewer = viewers[who];
      const open = readers[secret].includes(who);
      const index = (await listSections(viewer)).flatMap((section) => section.forums.map(({ slug }) => slug));
      expect([secret, who, index.includes(forum.slug)]).toEqual([secret, who, open]);
      expect([who, await outcome(getForum(viewer, forum.slug))]).toEqual([who, open ? "done" : "not_found"]);
      expect((await getProduct(viewer, product.slug)).forum !== null).toBe(open);
      expect((await listProducts(viewer, {})).items.find(({ id }) => id === product.id)!.forum !== null).toBe(open);
    }
    expect((await listSitemapForums()).map(({ slug }) => slug)).not.toContain(forum.slug);
  }
});

test("what the first page and the navigation point at is for its readers only, and nobody's once hidden", async () => {
  for (const secret of Object.keys(readers) as Secret[]) {
    const { forum, topic, reply } = await keep(secret);
    await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: reply.id } });
    const isForum = secret !== "hidden" && secret !== "deleted";
    for (const who of everybody) {
      const viewer = viewers[who];
      const points = (topics: { seq: number }[]) => topics.some(({ seq }) => seq === topic.seq);
      const named = (forums: { slug: string }[]) => forums.some(({ slug }) => slug === forum.slug);
      const seen = isForum && readers[secret].includes(who);
      const { hot, answered } = await listTopicsAside(viewer);
      expect([who, secret, points(hot), points(answered)]).toEqual([who, secret, seen, seen]);
      expect((await findLastTopics(viewer, [forum.id])).has(forum.id)).toBe(isForum);
      const open = !isForum || seen;
      expect([who, secret, named(await listNearForums(viewer, []))]).toEqual([who, secret, open]);
      expect([who, secret, named(await listProductForums(viewer, ""))]).toEqual([who, secret, open]);
      expect([who, secret, named(await listProductForums(viewer, word))]).toEqual([who, secret, open]);
    }
    await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: null, hiddenAt: new Date() } });
    await db.forum.update({ where: { id: forum.id }, data: { readers: "staff", groupId: null } });
  }
});

test("who leaves the group stops reading at once; what they wrote stays", async () => {
  const { topic } = await keep("group");
  await db.groupMember.deleteMany({ where: { groupId, memberId: authorId } });
  const before = viewers.insider;
  const author = await asActor({ id: authorId });
  expect(await outcome(getTopic(author, topic.seq))).toBe("not_found");
  expect(await getTopic(before, topic.seq)).toMatchObject({ topic: { author: { id: authorId } } });
});

test("a hidden reply is gone for others, its replies' count and its words in the history with it", async () => {
  const [topic, author] = [await makeTopic(), await makeMember()];
  const reply = await makePost({ topicId: topic.id, authorId: author.id, hiddenAt: new Date() });
  const reader = await asActor(await makeMember());
  expect(await findPostPlace(reader, reply.id)).toBeNull();
  expect(await outcome(getPost(reader, reply.id))).toBe("not_found");
  expect(await outcome(listPostHistory(reader, reply.id))).toBe("not_found");
  expect(await outcome(listPostHistory(await asActor(author), reply.id))).toBe("done");
});

test("history is for the author and for moderators", async () => {
  const { topic } = await keep("members");
  for (const who of everybody) {
    const open = who === "author" || who === "moderator";
    expect([who, await outcome(listPostHistory(viewers[who], topic.firstPost.id))]).toEqual([
      who,
      open ? "done" : "not_found",
    ]);
  }
});

test("topics of people a member mutes or blocks are in none of their lists, but in their own list and on their page", async () => {
  for (const distance of ["mute", "block"] as const) {
    const [reader, other] = [await makeMember(), await makeMember()];
    const forum = await makeForum();
    const topic = await makeTopic({ forumId: forum.id, authorId: other.id, title: `${word} و دوستان` });
    await db.boundary.create({ data: { memberId: reader.id, otherId: other.id, distance } });
    const viewer = await asActor(reader);
    const ids = async (list: Parameters<typeof listTopics>[1]) =>
      (await listTopics(viewer, list)).items.map(({ id }) => id);
    expect(await ids({ list: "latest" })).not.toContain(topic.id);
    expect(await ids({ list: "popular" })).not.toContain(topic.id);
    expect(await ids({ list: "unanswered" })).not.toContain(topic.id);
    expect((await listSimilarTopics(viewer, `${word} و`)).map(({ id }) => id)).not.toContain(topic.id);
    expect((await getForum(viewer, forum.slug)).unread).toBe(0);
    expect(await ids({ list: "latest", authorId: other.id })).toContain(topic.id);
    expect(await outcome(getTopic(viewer, topic.seq))).toBe("done");
  }
});
