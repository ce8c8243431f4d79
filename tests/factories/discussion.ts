import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { Forum, Post, Prisma, Topic } from "#prisma/client";
import { makeMember } from "./accounts.ts";

type WrittenTopic = Topic & { firstPost: Post };
type Words = { mentionedIds?: string[]; quotedIds?: string[]; replyToId?: string | null; imported?: true };

/** A forum that everyone reads, unless told otherwise. */
export function makeOpenForum(given: Partial<Prisma.ForumUncheckedCreateInput> = {}): Promise<Forum> {
  return db.forum.create({ data: { slug: `forum-${uuidv7()}`, name: "گفتگوی آزاد", createdAt: now(), ...given } });
}

/** A topic with its first post, and the fact of it. */
export async function writeTopic(
  given: { forumId?: string; authorId?: string; title?: string } = {},
  words: Words = {},
): Promise<WrittenTopic> {
  const forumId = given.forumId ?? (await makeOpenForum()).id;
  const authorId = given.authorId ?? (await makeMember()).id;
  const title = given.title ?? "گوشی خوب چیست";
  return transaction(async (tx) => {
    const topic = await tx.topic.create({
      data: { forumId, authorId, title, titleFold: title, slug: "", createdAt: now(), lastPostAt: now() },
    });
    const firstPost = await insertPost(tx, topic, authorId);
    const { mentionedIds = [], imported } = words;
    const ids = { topicId: topic.id, postId: firstPost.id, forumId, authorId };
    await publish(
      tx,
      "topic.created",
      { ...ids, productIds: [], mentionedIds, ...(imported && { imported }) },
      authorId,
    );
    return { ...topic, firstPost };
  });
}

/** A reply, and the fact of it. */
export async function writeReply(topic: Topic, given: { authorId?: string } = {}, words: Words = {}): Promise<Post> {
  const authorId = given.authorId ?? (await makeMember()).id;
  const { mentionedIds = [], quotedIds = [], replyToId = null, imported } = words;
  return transaction(async (tx) => {
    const post = await insertPost(tx, topic, authorId, replyToId);
    const ids = { postId: post.id, topicId: topic.id, forumId: topic.forumId, authorId };
    const payload = { ...ids, replyToId, quotedIds, mentionedIds, ...(imported && { imported }) };
    await publish(tx, "post.created", payload, authorId);
    return post;
  });
}

async function insertPost(
  tx: Transaction,
  topic: Topic,
  authorId: string,
  replyToId: string | null = null,
): Promise<Post> {
  const { lastNumber } = await tx.topic.update({
    where: { id: topic.id },
    data: { lastNumber: { increment: 1 }, lastPostAt: now(), lastPosterId: authorId },
  });
  const [text, html] = ["همین خوب است", "<p>همین خوب است</p>"];
  const body = {
    root: { type: "root", children: [{ type: "paragraph", children: [{ type: "text", text, format: 0 }] }] },
  };
  const written = { text, html, body, textHash: `hash ${lastNumber}`, createdAt: now() };
  return tx.post.create({ data: { topicId: topic.id, number: lastNumber, authorId, replyToId, ...written } });
}
