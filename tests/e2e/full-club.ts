import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { saveDraft } from "#app/domain/forums/save-draft.server.ts";
import {
  editPostPath,
  forumPath,
  likersPath,
  memberPath,
  newTopicPath,
  postHistoryPath,
  postRepliesPath,
  productPath,
  topicPath,
} from "#app/paths.ts";
import { connectDatabase, db, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "../factories/accounts.ts";
import { makeForum } from "../factories/forums.ts";
import { makeOpinionLine, toJsonLines } from "../factories/opinions.ts";
import { runClub, type Site } from "./site.ts";

/** A word that no line of a small phone holds. */
export const longWord = "ناشکستنی".repeat(5);

/** Names of people in the club, as they sign in. */
export const people = { admin: "مدیر باشگاه", member: "مریم کریمی" };

export type FullClub = Awaited<ReturnType<typeof fillClub>>;

/** Fills a club, in which `people` have joined, with one of everything that a page can show; says where it stands. */
export async function fillClub(site: Site) {
  await importProduct(site, `Canon ${"X".repeat(40)}`, 70);
  connectDatabase(site.databaseUrl);
  try {
    const { admin, member, other } = await findPeople();
    const forum = await makeForum({ name: `تالار ${longWord}`, description: "هر چه دربارهٔ باتری است.", slug: "full" });
    const empty = await makeForum({ name: "تالار خالی", slug: "empty" });
    const question = {
      forumId: forum.id,
      kind: "question" as const,
      title: `پرسش ${longWord}`,
      body: "کدام بهتر است؟",
    };
    const topic = await createTopic(member, { ...question, productIds: [], tags: ["باتری نو"] });
    const { postId, topicId } = topic;
    await editPost(member, {
      postId,
      revision: 0,
      body: `کدام بهتر است؟ نشانی: https://example.com/${"x".repeat(80)}`,
    });
    const answer = await reply(other, {
      topicId,
      body: "اولی. «این» را ببینید: `battery --check`",
      replyToId: postId,
    });
    await reply(admin, { topicId, body: longWord.repeat(3) });
    await acceptAnswer(member, { postId: answer.postId });
    await likeContent(other, { kind: "post", id: postId });
    await saveDraft(member, { key: `topic:${topicId}`, title: "", body: "نیمهٔ یک پاسخ" });
    await vi.waitFor(() => db.notification.findFirstOrThrow({ where: { memberId: member.id } }), { timeout: 20_000 });
    const long = await db.topic.findFirstOrThrow({ where: { replyCount: { gt: 40 } }, include: { forum: true } });
    const product = await db.product.findFirstOrThrow();
    return {
      ...{ forum: forumPath(forum), empty: forumPath(empty), newTopic: newTopicPath(forum), topic: topicPath(topic) },
      ...{ edit: editPostPath(postId), history: postHistoryPath(postId), likers: likersPath(postId) },
      ...{ replies: postRepliesPath(postId), product: productPath(product), pagedTopic: topicPath(long, 21) },
      ...{ me: memberPath(member), other: memberPath(other) },
    };
  } finally {
    await disconnectDatabase();
  }
}

async function findPeople() {
  const named = (name: string) => db.member.findFirstOrThrow({ where: { name } });
  return {
    admin: await asActor(await named(people.admin)),
    member: await asActor(await named(people.member)),
    other: await asActor(await makeMember({ name: longWord, phone: null, bio: longWord })),
  };
}

async function importProduct(site: Site, product: string, opinions: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-opinions-"));
  const path = join(folder, "opinions.jsonl");
  await writeFile(path, toJsonLines([makeOpinionLine(product, opinions)]));
  await runClub(site, "import", "forums", path);
  await rm(folder, { recursive: true });
}
