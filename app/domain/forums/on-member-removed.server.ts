import { getClub } from "#app/domain/core/club.server.ts";
import type { Fact } from "#app/domain/core/events.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { images } from "#app/domain/core/rich-text/text.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { detachMedia } from "#app/domain/media/detach-media.server.ts";
import { sweepMediaOf } from "#app/domain/media/sweep-media.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { settleCounts } from "./counts.server.ts";
import { type LockedTopic, lockRows, readLockedTopic } from "./lock.server.ts";
import { withdraw } from "./withdraw-answer.server.ts";

const atOnce = 100;

/** No words are left in it, and nobody can take it back. */
const erased = { body: { root: { type: "root", children: [] } }, html: "", text: "", textHash: "" };

/**
 * Takes away what a member wrote who left and wanted it gone: each post for itself, so that a worker which dies goes on
 * where it was. A topic in which others wrote stays for them, without the member's words; a topic of their own goes.
 */
export async function removeContentOfMember({ payload }: Fact<"member.removed">): Promise<void> {
  const { memberId, withContent } = payload;
  if (!withContent) return;
  const { locale } = await getClub();
  const title = translatorFor(locale, "profile")("titleErased");
  for (;;) {
    const posts = await findUnerased(memberId);
    for (const { id, topicId } of posts) await transaction((tx) => erasePost(tx, { id, topicId, memberId }, title));
    if (posts.length === 0) break;
  }
  await sweepMediaOf(memberId);
}

function findUnerased(authorId: string): Promise<{ id: string; topicId: string }[]> {
  return db.post.findMany({
    where: { authorId, NOT: { html: "", deletedAt: { not: null } } },
    orderBy: { createdAt: "asc" },
    take: atOnce,
    select: { id: true, topicId: true },
  });
}

type Erasing = { id: string; topicId: string; memberId: string };

async function erasePost(tx: Transaction, { id, topicId, memberId }: Erasing, title: string): Promise<void> {
  await lockRows(tx, [topicId]);
  const topic = await readLockedTopic(tx, topicId);
  const post = await tx.post.findUniqueOrThrow({ where: { id }, include: { revisions: true } });
  if (post.topicId !== topicId) return;
  const deletedAt = post.deletedAt ?? now();
  await tx.post.update({ where: { id }, data: { ...erased, deletedAt, deletedBy: "author" } });
  await tx.postRevision.deleteMany({ where: { postId: id } });
  const documents = [post, ...post.revisions].map(({ body }) => body as RichTextDocument);
  const shown = documents.flatMap((document) => images(document).map(({ mediaId }) => mediaId));
  await detachMedia(tx, shown, memberId);
  if (post.number === 1) await eraseTopic(tx, topic, title);
  else if (!post.deletedAt) await tellOfPost(tx, topic, { id, memberId });
  await settleCounts(tx, [topic]);
}

async function tellOfPost(tx: Transaction, topic: LockedTopic, { id, memberId }: { id: string; memberId: string }) {
  const ids = { postId: id, topicId: topic.id, forumId: topic.forumId, authorId: memberId };
  if (topic.acceptedPostId === id) await withdraw(tx, { id: memberId }, { ...ids, id, topic });
  await publish(tx, "post.deleted", ids, memberId);
}

/** The title was the member's too. */
async function eraseTopic(tx: Transaction, topic: LockedTopic, title: string): Promise<void> {
  const { id: topicId, forumId, authorId } = topic;
  const others = await tx.post.findFirst({ where: { topicId, authorId: { not: authorId } }, select: { id: true } });
  const deletedAt = topic.deletedAt ?? (others ? null : now());
  const words = { title, titleFold: fold(title), slug: "", tags: [] };
  await tx.topic.update({ where: { id: topicId }, data: { ...words, deletedAt } });
  const fact = deletedAt ? "topic.deleted" : "topic.edited";
  if (!topic.deletedAt) await publish(tx, fact, { topicId, forumId, authorId }, authorId);
}
