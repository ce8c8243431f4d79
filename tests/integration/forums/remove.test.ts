import { describe, expect, it } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { postContent, topicContent } from "#app/domain/forums/content.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { readablePosts, visiblePosts, visibleTopics } from "#app/domain/forums/policy.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { restoreContent } from "#app/domain/forums/restore-content.server.ts";
import { restorePost } from "#app/domain/forums/restore-post.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makePost, makeTopic } from "#tests/factories/forums.ts";
import { expectNoDrift, outcome, outcomes, published } from "./proof.ts";

async function stage() {
  const [asker, helper] = [await makeMember(), await makeMember()];
  const topic = await makeTopic({ authorId: asker.id, kind: "question" });
  const answer = await makePost({ topicId: topic.id, authorId: helper.id });
  return {
    ...{ topic, answer, first: topic.firstPost, asker: await asActor(asker), helper: await asActor(helper) },
    moderator: await asActor(await makeStaff("moderator")),
    stranger: await asActor(await makeMember()),
  };
}

const seesTopic = async (actor: MemberActor, id: string) =>
  (await db.topic.count({ where: { AND: [{ id }, visibleTopics(actor)] } })) === 1;
const seesPlace = async (actor: MemberActor, id: string) =>
  (await db.post.count({ where: { AND: [{ id }, visiblePosts(actor)] } })) === 1;
const readsWords = async (actor: MemberActor, id: string) =>
  (await db.post.count({ where: { AND: [{ id }, readablePosts(actor)] } })) === 1;

describe("deletePost", () => {
  it("leaves the place of a reply, takes its words and its acceptance away, and can be undone by its author", async () => {
    const { topic, answer, helper, stranger, moderator } = await stage();
    await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: answer.id } });
    await deletePost(helper, { postId: answer.id });
    const deleted = await db.post.findUniqueOrThrow({ where: { id: answer.id }, include: { topic: true } });
    expect(deleted).toMatchObject({ deletedBy: "author", number: 2, topic: { replyCount: 0, acceptedPostId: null } });
    expect([await seesPlace(stranger, answer.id), await readsWords(stranger, answer.id)]).toEqual([true, false]);
    expect(await readsWords(moderator, answer.id)).toBe(true);
    expect(await published("answer.withdrawn")).toHaveLength(1);
    expect(await published("post.deleted")).toHaveLength(1);
    await expectNoDrift();
    expect(await outcome(deletePost(helper, { postId: answer.id }))).toBe("already_deleted");
    expect(await outcome(restorePost(stranger, { postId: answer.id }))).toBe("not_found");
    await restorePost(helper, { postId: answer.id });
    expect(await readsWords(stranger, answer.id)).toBe(true);
    await expectNoDrift();
    expect(await db.auditEntry.count()).toBe(0);
  });

  it("takes a topic only while nobody else has replied", async () => {
    const { topic, first, answer, asker, stranger, moderator } = await stage();
    expect(await outcome(deletePost(asker, { postId: first.id }))).toBe("topic_has_replies");
    expect(await outcome(deletePost(stranger, { postId: first.id }))).toBe("forbidden");
    await deletePost(moderator, { postId: answer.id, reason: "بی‌ربط" });
    await deletePost(asker, { postId: first.id });
    expect([await seesTopic(stranger, topic.id), await seesTopic(moderator, topic.id)]).toEqual([false, true]);
    await expectNoDrift();
    await restorePost(asker, { postId: first.id });
    expect(await seesTopic(stranger, topic.id)).toBe(true);
    await expectNoDrift();
    expect((await published("topic.deleted")).length + (await published("topic.restored")).length).toBe(2);
  });

  it("asks moderators for a reason, tells the audit log, and keeps authors from undoing it", async () => {
    const { answer, helper, moderator } = await stage();
    expect(await outcome(deletePost(moderator, { postId: answer.id }))).toBe("reason_missing");
    await deletePost(moderator, { postId: answer.id, reason: "توهین" });
    expect(await outcome(restorePost(helper, { postId: answer.id }))).toBe("not_found");
    const [line] = await db.auditEntry.findMany();
    const told = { action: "post.delete", subjectId: answer.id, reason: "توهین", before: { text: answer.text } };
    expect(line).toMatchObject({ ...told, actorId: moderator.id });
    await restorePost(moderator, { postId: answer.id, reason: "اشتباه شد" });
    await expectNoDrift();
  });

  it("never leaves a deleted topic with somebody's reply, however they race", async () => {
    for (let round = 0; round < 5; round++) {
      const author = await asActor(await makeMember());
      const topic = await makeTopic({ authorId: author.id });
      const writers = await Promise.all(Array.from({ length: 4 }, async () => asActor(await makeMember())));
      const replies = writers.map((writer) => outcome(reply(writer, { topicId: topic.id, body: `سلام ${uuidv7()}` })));
      const deletion = await outcome(deletePost(author, { postId: topic.firstPost.id }));
      const done = (await Promise.all(replies)).filter((code) => code === "done").length;
      expect(deletion === "done" ? done : -1).toBe(deletion === "done" ? 0 : -1);
      expect(["done", "topic_has_replies"]).toContain(deletion);
    }
    await expectNoDrift();
  });

  it("happens once, however often it is asked for at once", async () => {
    const { answer, helper } = await stage();
    const deeds = Array.from({ length: 5 }, () => deletePost(helper, { postId: answer.id }));
    expect(await outcomes(deeds)).toEqual({ already_deleted: 4, done: 1 });
    expect(await published("post.deleted")).toHaveLength(1);
    await expectNoDrift();
  });
});

describe("the content catalogue", () => {
  it("hides and restores topics and posts together with what else the transaction does", async () => {
    const { topic, answer, moderator } = await stage();
    const shown = async () => {
      const { hiddenAt } = await db.topic.findUniqueOrThrow({ where: { id: topic.id } });
      const post = await db.post.findUniqueOrThrow({ where: { id: answer.id } });
      return [hiddenAt === null, post.hiddenAt === null];
    };
    await transaction(async (tx) => {
      await postContent.hide(tx, moderator, answer.id, "تبلیغ");
      await topicContent.hide(tx, moderator, topic.id, "تبلیغ");
    });
    expect(await shown()).toEqual([false, false]);
    const undone = transaction(async (tx) => {
      await topicContent.restore(tx, moderator, topic.id);
      throw new DomainError("conflict");
    });
    expect(await outcome(undone)).toBe("conflict");
    expect(await shown()).toEqual([false, false]);
    await transaction(async (tx) => {
      await topicContent.restore(tx, moderator, topic.id);
      await postContent.restore(tx, moderator, answer.id);
    });
    expect(await shown()).toEqual([true, true]);
    await expectNoDrift();
  });
});

describe("hideContent and restoreContent", () => {
  it("hide a post from all but its author and moderators, and bring it back as it was", async () => {
    const { topic, answer, helper, stranger, moderator, asker } = await stage();
    await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: answer.id } });
    const like = { memberId: asker.id, contentKind: "post", contentId: answer.id, authorId: helper.id };
    await db.like.create({ data: like });
    await hideContent(moderator, { kind: "post", id: answer.id, reason: "تبلیغ" });
    const seen = await Promise.all([stranger, asker, helper, moderator].map((actor) => seesPlace(actor, answer.id)));
    expect(seen).toEqual([false, false, true, true]);
    await expectNoDrift();
    expect(await outcome(hideContent(moderator, { kind: "post", id: answer.id, reason: "تبلیغ" }))).toBe(
      "already_hidden",
    );
    await restoreContent(moderator, { kind: "post", id: answer.id, reason: "بررسی شد" });
    expect(await seesPlace(stranger, answer.id)).toBe(true);
    const after = await db.topic.findUniqueOrThrow({ where: { id: topic.id } });
    expect(after).toMatchObject({ acceptedPostId: answer.id, replyCount: 1 });
    expect(await db.like.count()).toBe(1);
    expect((await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action)).toEqual([
      "post.hide",
      "post.restore",
    ]);
    await expectNoDrift();
  });

  it("hide a topic, also by its first post", async () => {
    for (const by of ["topic", "post"] as const) {
      const { topic, first, asker, stranger, helper, moderator } = await stage();
      const ref = { kind: by, id: by === "topic" ? topic.id : first.id };
      await hideContent(moderator, { ...ref, reason: "تبلیغ" });
      const seen = await Promise.all([stranger, helper, asker, moderator].map((actor) => seesTopic(actor, topic.id)));
      expect(seen).toEqual([false, false, true, true]);
      expect(await outcome(restoreContent(asker, ref))).toBe("forbidden");
      await expectNoDrift();
      await restoreContent(moderator, ref);
      expect(await seesTopic(stranger, topic.id)).toBe(true);
      await expectNoDrift();
    }
    expect(await published("topic.hidden")).toHaveLength(2);
    expect(await published("topic.restored")).toHaveLength(2);
  });

  it("belong to moderators, and not for their own words", async () => {
    const { topic, answer, helper, asker, moderator } = await stage();
    const own = await makePost({ topicId: topic.id, authorId: moderator.id });
    const reason = "تبلیغ";
    expect(await outcome(hideContent(asker, { kind: "post", id: answer.id, reason }))).toBe("forbidden");
    expect(await outcome(hideContent(helper, { kind: "topic", id: topic.id, reason }))).toBe("forbidden");
    expect(await outcome(hideContent(moderator, { kind: "post", id: own.id, reason }))).toBe("forbidden");
    expect(await outcome(hideContent(moderator, { kind: "post", id: uuidv7(), reason }))).toBe("not_found");
    expect(await outcome(hideContent(moderator, { kind: "topic", id: uuidv7(), reason }))).toBe("not_found");
    expect(await outcome(restoreContent(moderator, { kind: "topic", id: uuidv7() }))).toBe("not_found");
    await restoreContent(asker, { kind: "post", id: answer.id });
    expect(await db.event.count()).toBe(0);
  });
});
