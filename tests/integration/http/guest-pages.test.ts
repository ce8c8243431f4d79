import { afterAll, beforeAll, expect, it } from "vitest";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { publishRules } from "#app/domain/accounts/publish-rules.server.ts";
import { updateProfile } from "#app/domain/accounts/update-profile.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { closeTopic } from "#app/domain/forums/close-topic.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { UpdateForum, UpdateSection } from "#app/domain/forums/forum-schema.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { renameTopic } from "#app/domain/forums/rename-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { updateForum } from "#app/domain/forums/update-forum.server.ts";
import { updateSection } from "#app/domain/forums/update-section.server.ts";
import { createProduct } from "#app/domain/products/create-product.server.ts";
import { CreateProduct, UpdateProduct } from "#app/domain/products/schema.ts";
import { updateProduct } from "#app/domain/products/update-product.server.ts";
import { UpdateClub } from "#app/domain/settings/schema.ts";
import { updateClub } from "#app/domain/settings/update-club.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeSection } from "#tests/factories/forums.ts";
import { type Club, startClub } from "#tests/setup/club.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";

let database: Awaited<ReturnType<typeof makeDatabase>>;
let club: Club;
let origin: string;
let boss: MemberActor;
let writer: MemberActor;
let asker: MemberActor;
let forum: { id: string; slug: string };
let section: { id: string };
let topic: Awaited<ReturnType<typeof createTopic>>;
let answer: Awaited<ReturnType<typeof reply>>;
let product: { id: string; slug: string };

/** What happens here happens in another process than the one that answers. */
const elsewhere = <T>(work: () => Promise<T>) => inDatabase(database.url, work);

beforeAll(async () => {
  database = await makeDatabase();
  club = startClub({ DATABASE_URL: database.url });
  origin = await club.ready();
  await elsewhere(async () => {
    boss = await asActor(await makeStaff("administrator"));
    [writer, asker] = [await asActor(await makeMember()), await asActor(await makeMember({ name: "مینا" }))];
    section = await makeSection();
    forum = await makeForum({ slug: "talk", sectionId: section.id });
    product = await createProduct(boss, CreateProduct.parse({ name: "دوربین قدیمی" })).then(({ slug }) =>
      db.product.findUniqueOrThrow({ where: { slug } }),
    );
    const question = {
      kind: "question" as const,
      title: "پرسش نخست",
      body: "متن نخست",
      tags: ["باتری"],
      productIds: [],
    };
    topic = await createTopic(asker, { forumId: forum.id, ...question });
  });
});
afterAll(async () => {
  await club.stop();
  await database.drop();
});

type Seen = { path: string; etag: string | null; text: string };

async function see(path: string): Promise<Seen> {
  const answer = await fetch(origin + path);
  return { path: new URL(answer.url).pathname, etag: answer.headers.get("ETag"), text: await answer.text() };
}

const pages = {
  topic: () => `/forums/talk/${topic.seq}-${encodeURIComponent(topic.slug)}`,
  forum: () => "/forums/talk",
  forums: () => "/forums",
  home: () => "/",
  unanswered: () => "/lists/unanswered",
  tag: () => `/tags/${encodeURIComponent("باتری")}`,
  product: () => `/products/${product.slug}`,
  products: () => "/products",
  rules: () => "/rules",
  activity: () => "/activity",
};
type PageName = keyof typeof pages;

const profile = {
  ...{ bio: "", province: "", city: "", occupation: "", interests: [], birthday: null },
  ...{ calendar: null, autoFollow: true, locale: "fa" as const },
};
const reason = "آزمون";
const clubForm = {
  ...{
    clubName: "باشگاه نو",
    language: "fa",
    timeZone: "Asia/Tehran",
    country: "IR",
    currencyUnit: "toman",
    brandHue: "20",
  },
  ...{ secondsBetweenCodes: "90", codesBeforePause: "5", codesPauseSeconds: "600", codesPerNumberAndDay: "20" },
  ...{ codesPerIp: "30", codesPerClub: "1000", appealUrl: "", mailCodes: "on" },
};
const inTopic = () => ({ topicId: topic.topicId, reason });

async function sayMore() {
  answer = await reply(writer, { topicId: topic.topicId, body: "پاسخ یک" });
}
const forumNamed = (name: string) => UpdateForum.parse({ forumId: forum.id, sectionId: section.id, name });
const renameSection = () => updateSection(boss, UpdateSection.parse({ sectionId: section.id, name: "بخش نو" }));
const renameProduct = () =>
  updateProduct(boss, UpdateProduct.parse({ productId: product.id, name: "دوربین نو", retired: false }));
const hideTopic = () => hideContent(boss, { kind: "topic", id: topic.topicId, reason });

/** What happens, the pages that show it, and what those say afterwards, or not any more. */
const changes: [what: string, change: () => Promise<unknown>, on: PageName[], says?: RegExp, not?: RegExp][] = [
  ["a reply", sayMore, ["topic", "forum", "forums", "home", "tag"]],
  ["an edit", () => editPost(writer, { postId: answer.postId, revision: 0, body: "پاسخ دو" }), ["topic"], /پاسخ دو/],
  ["a like", () => likeContent(asker, { kind: "post", id: answer.postId }), ["topic"]],
  ["an answer", () => acceptAnswer(asker, { postId: answer.postId }), ["topic", "home"]],
  [
    "a title",
    () => renameTopic(boss, { ...inTopic(), title: "پرسش دوم" }),
    ["home", "forum", "tag", "activity"],
    /پرسش دوم/,
  ],
  ["a name", () => updateProfile(writer, { ...profile, name: "رویا نو" }), ["home", "forum", "activity"], /رویا نو/],
  ["a mark", () => grantRole(boss, { memberId: writer.id, role: "moderator" }), ["topic"]],
  ["a forum", () => updateForum(boss, forumNamed("تالار نو")), ["forum", "forums", "home"], /تالار نو/],
  ["a section", renameSection, ["forums"], /بخش نو/],
  ["a product", renameProduct, ["products", "product", "forums"], /دوربین نو/],
  ["the rules", () => publishRules(boss, { text: "قانون تازه" }), ["rules"], /قانون تازه/],
  ["the club", () => updateClub(boss, UpdateClub.parse({ ...clubForm, readers: "everyone" })), ["home"], /باشگاه نو/],
  ["a topic closed", () => closeTopic(boss, { ...inTopic(), closed: true }), ["forum"]],
  ["a reply deleted", () => deletePost(boss, { postId: answer.postId, reason }), ["topic"], undefined, /پاسخ دو/],
  ["a topic hidden", hideTopic, ["home", "forum", "tag", "topic", "activity"], undefined, /پرسش دوم|متن نخست/],
];

/** A page as it is kept: what the writing before brings about has come to rest. */
async function kept(path: string): Promise<Seen> {
  for (let last = await see(path); ; ) {
    const again = await see(path);
    if (again.etag !== null && again.etag === last.etag) return again;
    last = again;
  }
}

/** Far less than a page is kept for by itself. */
const soon = { timeout: 10_000, interval: 20 };

it.each(changes)("%s is seen on every page that shows it", async (_what, change, on, says = /./, not) => {
  const paths = on.map((name) => pages[name]());
  const before = await Promise.all(paths.map(kept));
  await elsewhere(change);
  for (const [index, path] of paths.entries()) {
    await expect.poll(async () => (await see(path)).etag, soon).not.toBe(before[index]!.etag);
    const { text } = await see(path);
    expect(text).toMatch(says);
    if (not) expect(text).not.toMatch(not);
  }
});

it("a club closed to guests shows them nothing that was kept", async () => {
  const paths = ["/", "/forums", "/forums/talk", "/_root.data", "/forums/talk.data"];
  for (const path of paths) await kept(path);
  await elsewhere(() => updateClub(boss, UpdateClub.parse({ ...clubForm, readers: "members" })));
  for (const path of paths) await expect.poll(async () => (await see(path)).etag, soon).toBeNull();
  expect((await see("/")).path).toBe("/sign-in");
  await elsewhere(() => updateClub(boss, UpdateClub.parse({ ...clubForm, readers: "everyone" })));
  await expect.poll(async () => (await see("/")).path, soon).toBe("/");
});

it("the connection that hears others may be cut: nothing old is shown afterwards", async () => {
  await kept("/products");
  await elsewhere(async () => {
    await db.$executeRaw`
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE '%pg_notify%' AND state = 'idle' AND pid <> pg_backend_pid()`;
    await createProduct(boss, CreateProduct.parse({ name: "سه‌پایهٔ نو" }));
  });
  await expect.poll(async () => (await see("/products")).text, soon).toContain("سه‌پایهٔ نو");
  expect((await kept("/products")).text).toContain("سه‌پایهٔ نو");
});
