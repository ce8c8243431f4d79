import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { closeTopic } from "#app/domain/forums/close-topic.server.ts";
import { createForum } from "#app/domain/forums/create-forum.server.ts";
import { createSection } from "#app/domain/forums/create-section.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { deleteDraft } from "#app/domain/forums/delete-draft.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { featureTopic } from "#app/domain/forums/feature-topic.server.ts";
import { CreateForum } from "#app/domain/forums/forum-schema.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { markForumRead } from "#app/domain/forums/mark-forum-read.server.ts";
import { mergeTopics } from "#app/domain/forums/merge-topics.server.ts";
import { moveTopic } from "#app/domain/forums/move-topic.server.ts";
import { pinTopic } from "#app/domain/forums/pin-topic.server.ts";
import { recordReading } from "#app/domain/forums/record-reading.server.ts";
import { renameTopic } from "#app/domain/forums/rename-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { restoreContent } from "#app/domain/forums/restore-content.server.ts";
import { restorePost } from "#app/domain/forums/restore-post.server.ts";
import { saveDraft } from "#app/domain/forums/save-draft.server.ts";
import { splitTopic } from "#app/domain/forums/split-topic.server.ts";
import { updateForum } from "#app/domain/forums/update-forum.server.ts";
import { updateSection } from "#app/domain/forums/update-section.server.ts";
import { withdrawAnswer } from "#app/domain/forums/withdraw-answer.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { follow, unfollow } from "#app/domain/notifications/follow.server.ts";
import { markRead } from "#app/domain/notifications/mark-read.server.ts";
import { muteTopic, unmuteTopic } from "#app/domain/notifications/mute-topic.server.ts";
import { removePushDevice } from "#app/domain/notifications/remove-push-device.server.ts";
import { setKindChannels } from "#app/domain/notifications/set-settings.server.ts";
import { createProduct } from "#app/domain/products/create-product.server.ts";
import { declareOwnership } from "#app/domain/products/declare-ownership.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { CreateProduct, UpdateProduct } from "#app/domain/products/schema.ts";
import { updateProduct } from "#app/domain/products/update-product.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makePost, makeProduct, makeSection, makeTopic } from "#tests/factories/forums.ts";
import { greyPng } from "../media/photos.ts";
import { switchOn } from "../notifications/push-service.ts";

const reason = "دلیل";

/** Somebody who may do everything, with a question of their own, another's topic with two answers, and what hangs on them. */
async function makeWorld() {
  const member = await makeStaff("administrator");
  const other = await makeMember();
  const createdAt = addSeconds(now(), -600);
  const [forum, forum2] = [await makeForum(), await makeForum()];
  const own = await makeTopic({ forumId: forum.id, authorId: member.id, kind: "question", createdAt });
  const theirs = await makeTopic({ forumId: forum.id, authorId: other.id, kind: "question", title: "موضوع دیگری" });
  const ownPost = await makePost({ topicId: theirs.id, authorId: member.id, createdAt });
  const answer = await makePost({ topicId: own.id, authorId: other.id });
  const product = await makeProduct();
  await makeSection();
  return { member, other, forum, forum2, own, theirs, ownPost, answer, product };
}

type World = Awaited<ReturnType<typeof makeWorld>>;
type Deed = (actor: MemberActor, world: World) => Promise<unknown>;

const words = { body: "متن تازه‌ای که پیش‌تر نبود" };

/** What others see. The name is the file of the use case. */
const seen: Record<string, Deed> = {
  "forums/create-topic": (actor, { forum }) =>
    createTopic(actor, {
      forumId: forum.id,
      kind: "discussion",
      title: "عنوان تازه",
      ...words,
      productIds: [],
      tags: [],
    }),
  "forums/reply": (actor, { theirs }) => reply(actor, { topicId: theirs.id, ...words }),
  "forums/edit-post": (actor, { ownPost }) => editPost(actor, { postId: ownPost.id, revision: 0, ...words }),
  "forums/delete-post": (actor, { ownPost }) => deletePost(actor, { postId: ownPost.id }),
  "forums/restore-post": async (actor, { ownPost }) => {
    await db.post.update({ where: { id: ownPost.id }, data: { deletedAt: now(), deletedBy: "author" } });
    await restorePost(actor, { postId: ownPost.id });
  },
  "forums/close-topic": (actor, { own }) => closeTopic(actor, { topicId: own.id, closed: true }),
  "forums/accept-answer": (actor, { answer }) => acceptAnswer(actor, { postId: answer.id }),
  "forums/withdraw-answer": async (actor, { own, answer }) => {
    await db.topic.update({ where: { id: own.id }, data: { acceptedPostId: answer.id } });
    await withdrawAnswer(actor, { postId: answer.id });
  },
  "forums/rename-topic": (actor, { theirs }) => renameTopic(actor, { topicId: theirs.id, title: "نام دیگر", reason }),
  "forums/pin-topic": (actor, { theirs }) => pinTopic(actor, { topicId: theirs.id, pinned: true, reason }),
  "forums/feature-topic": (actor, { theirs }) => featureTopic(actor, { topicId: theirs.id, featured: true, reason }),
  "forums/move-topic": (actor, { theirs, forum2 }) =>
    moveTopic(actor, { topicId: theirs.id, forumId: forum2.id, reason }),
  "forums/merge-topics": (actor, { theirs, own }) =>
    mergeTopics(actor, { fromTopicId: theirs.id, intoTopicId: own.id, reason }),
  "forums/split-topic": (actor, { own, answer }) =>
    splitTopic(actor, { topicId: own.id, postIds: [answer.id], title: "موضوع جدا", reason }),
  "forums/hide-content": (actor, { theirs }) => hideContent(actor, { kind: "topic", id: theirs.id, reason }),
  "forums/restore-content": async (actor, { theirs }) => {
    await db.topic.update({ where: { id: theirs.id }, data: { hiddenAt: now() } });
    await restoreContent(actor, { kind: "topic", id: theirs.id, reason });
  },
  "forums/create-forum": (actor) => createForum(actor, CreateForum.parse({ name: "تالار تازه" })),
  "forums/update-forum": (actor, { forum }) =>
    updateForum(actor, { forumId: forum.id, ...CreateForum.parse({ name: "تالار تازه" }) }),
  "forums/create-section": (actor) => createSection(actor, { name: "بخش تازه", nameEn: "", position: 0 }),
  "forums/update-section": async (actor) => {
    const { id: sectionId } = await db.forumSection.findFirstOrThrow();
    await updateSection(actor, { sectionId, name: "بخش دیگر", nameEn: "", position: 0 });
  },
  "discussion/like-content": (actor, { theirs }) => likeContent(actor, { kind: "post", id: theirs.firstPost.id }),
  "discussion/unlike-content": (actor, { theirs }) => unlikeContent(actor, { kind: "post", id: theirs.firstPost.id }),
  "media/upload-image": (actor) => uploadImage(actor, { bytes: greyPng(20, 20) }),
  "notifications/follow": (actor, { other }) => follow(actor, { kind: "member", id: other.id }),
  "products/declare-ownership": (actor, { product }) => declareOwnership(actor, { productId: product.id, owned: true }),
  "products/create-product": (actor) => createProduct(actor, CreateProduct.parse({ name: "محصول تازه" })),
  "products/update-product": (actor, { product }) =>
    updateProduct(actor, UpdateProduct.parse({ productId: product.id, name: "محصول تازه" })),
};

/** What nobody else sees: it stays open to who may only read. */
const unseen: Record<string, Deed> = {
  "forums/save-draft": (actor, { theirs }) =>
    saveDraft(actor, { key: `topic:${theirs.id}`, title: "", body: "نیمهٔ یک پاسخ" }),
  "forums/delete-draft": (actor, { theirs }) => deleteDraft(actor, `topic:${theirs.id}`),
  "forums/mark-forum-read": (actor, { forum }) => markForumRead(actor, forum.id),
  "forums/record-reading": (actor, { theirs }) =>
    recordReading(actor, { topicId: theirs.id, firstNumber: 1, lastNumber: 1, seconds: 5 }),
  "notifications/mute-topic": async (actor, { theirs }) => {
    await muteTopic(actor, theirs.id);
    await unmuteTopic(actor, theirs.id);
  },
  "notifications/set-settings": (actor) => setKindChannels(actor, "like", []),
  "notifications/add-push-device": (actor) => switchOn("http://127.0.0.1:4444", actor.id),
  "notifications/remove-push-device": async (actor) =>
    removePushDevice(actor, (await switchOn("http://127.0.0.1:4444", actor.id)).id),
  "notifications/mark-read": (actor) => markRead(actor, "all"),
  "notifications/follow": async (actor, { theirs, other }) => {
    await follow(actor, { kind: "topic", id: theirs.id });
    await unfollow(actor, { kind: "topic", id: theirs.id });
    await unfollow(actor, { kind: "member", id: other.id });
  },
  "discussion/set-boundary": (actor, { other }) => setBoundary(actor, other.id, "block"),
};

async function as(member: { id: string }, standing: MemberActor["standing"]): Promise<MemberActor> {
  await db.member.update({ where: { id: member.id }, data: { standing, standingReason: reason } });
  return asActor(member);
}

describe("what others see", () => {
  it.each(Object.entries(seen))("is changed by who is active alone: %s", async (_name, deed) => {
    const world = await makeWorld();
    for (const standing of ["silenced", "suspended", "removed"] as const) {
      const actor = await as(world.member, standing);
      const before = await whatOthersSee();
      await expect(deed(actor, world)).rejects.toMatchObject({
        code: expect.stringMatching(/^(silenced|suspended|forbidden|unauthenticated)$/),
      });
      expect(await db.event.count()).toBe(0);
      expect(await whatOthersSee()).toEqual(before);
    }
    await deed(await as(world.member, "active"), world);
  });
});

/** How much there is of what people publish. */
async function whatOthersSee(): Promise<number[]> {
  const { topic, post, postRevision, like, media, productOwner, auditEntry } = db;
  const tables = [topic, post, postRevision, like, media, productOwner, auditEntry];
  return Promise.all(tables.map((table) => (table.count as () => Promise<number>)()));
}

describe("who is silenced", () => {
  it.each(Object.entries(unseen))("keeps what is their own: %s", async (_name, deed) => {
    const world = await makeWorld();
    await deed(await as(world.member, "silenced"), world);
  });

  it("reads all they could", async () => {
    const { theirs, product } = await makeWorld();
    const member = await makeMember();
    const group = await makeGroup([member.id]);
    await makeTopic({ forumId: (await makeForum({ readers: "group", groupId: group.id })).id });
    const active = await asActor(member);
    const silenced = await as(member, "silenced");
    const read = async (actor: MemberActor) => [
      (await listSections(actor)).flatMap(({ forums }) => forums.map(({ id }) => id)),
      (await listTopics(actor, { list: "latest" })).items.map(({ id }) => id),
      await getTopic(actor, theirs.seq),
      (await getProduct(actor, product.slug)).id,
    ];
    const [all, lists] = [await read(active), await read(silenced)];
    expect(lists.slice(0, 2)).toEqual(all.slice(0, 2));
    expect(lists[1]).toHaveLength(3);
  });
});

describe("this table", () => {
  it("names every use case of these features that an actor changes something by", () => {
    const root = fileURLToPath(new URL("../../../app/domain/", import.meta.url));
    const writes =
      /\b(tx|db)\.\w+\.(create|update|upsert|delete)|\bINSERT INTO|\bUPDATE "|\bDELETE FROM|\btransaction\(/;
    const files = globSync("{forums,discussion,media,notifications,products}/*.server.ts", { cwd: root });
    const use = files
      .filter((file) => {
        const text = readFileSync(root + file, "utf8");
        return writes.test(text) && /^export async function \w+\(\s*actor: (Member)?Actor,?/m.test(text);
      })
      .map((file) => file.replace(".server.ts", ""));
    expect(use.filter((name) => !(name in seen) && !(name in unseen))).toEqual([]);
    expect(use.length).toBeGreaterThan(25);
  });
});
