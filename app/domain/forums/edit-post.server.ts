import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { mentions } from "#app/domain/core/rich-text/text.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { titleColumns } from "./create-topic.server.ts";
import { toDocument } from "./get-draft.server.ts";
import { lockTopic } from "./lock.server.ts";
import { type Body, parseBody } from "./parse-body.server.ts";
import { can, postFacts } from "./policy.ts";
import { editableUntil, editLeavesMark, type ForumLimits, forumDefaults, isLargeEdit } from "./rules.ts";
import type { EditPost } from "./schema.ts";
import { callable } from "./write-post.server.ts";

const editColumns = {
  ...postFacts,
  id: true,
  topicId: true,
  body: true,
  html: true,
  text: true,
  revision: true,
  editedAt: true,
  frozenAt: true,
  topic: { select: { ...postFacts.topic.select, forumId: true, title: true } },
} as const satisfies Prisma.PostSelect;

type EditedPost = Prisma.PostGetPayload<{ select: typeof editColumns }>;

/**
 * Changes a post's words, and with a first post its topic's title. The words that go are kept as a revision. The
 * first minutes of the author's edits leave no mark; a large edit after likes stops the post from earning.
 * @returns the post's new revision, the same where nothing changed
 * @throws DomainError unauthenticated, silenced, not_found, forbidden, edit_window_over, edited_meanwhile, and what
 * `parseBody` throws
 */
export async function editPost(actor: Actor, input: EditPost): Promise<{ postId: string; revision: number }> {
  demandActive(actor);
  const limits = await clubSettings("forums", forumDefaults);
  const post = await db.post.findUnique({ where: { id: input.postId }, select: editColumns });
  checkAllowed(actor, post, limits);
  const own = post.authorId === actor.id;
  const body = await parseBody(actor, input, { before: toDocument(post.body), limits: own ? limits : undefined });
  return transaction(async (tx) => {
    await lockTopic(tx, actor, post.topicId);
    const current = await tx.post.findUnique({ where: { id: post.id }, select: editColumns });
    checkAllowed(actor, current, limits);
    // The same words again are the same edit, sent once more because its answer was lost.
    if (current.revision !== input.revision && !sameWords(current, body))
      throw new DomainError("edited_meanwhile", { field: "body" });
    const title = await rename(tx, actor, current, input);
    const revision = sameWords(current, body) ? current.revision : await write(tx, actor, current, body, limits);
    await tx.draft.deleteMany({ where: { memberId: actor.id, key: `post:${post.id}` } });
    if (!own && (title || revision > current.revision)) await record(tx, actor, current, input, body);
    return { postId: post.id, revision };
  });
}

function checkAllowed(actor: MemberActor, post: EditedPost | null, limits: ForumLimits): asserts post is EditedPost {
  if (!post || !can(actor, "read", post)) throw new DomainError("not_found");
  if (can(actor, "edit", post, limits)) return;
  const late = post.authorId === actor.id && editableUntil(post, actor, limits) <= now();
  throw new DomainError(late ? "edit_window_over" : "forbidden");
}

function sameWords(post: EditedPost, body: Body): boolean {
  return post.html === body.columns.html;
}

async function write(
  tx: Transaction,
  actor: MemberActor,
  post: EditedPost,
  body: Body,
  limits: ForumLimits,
): Promise<number> {
  const at = now();
  const before = toDocument(post.body);
  const shown = before.root.children.flatMap((block) => (block.type === "image" ? [block.mediaId] : []));
  await attachMedia(tx, actor, body.mediaIds, shown);
  const { revision, html, text } = post;
  await tx.postRevision.create({
    data: { postId: post.id, revision, body: before, html, text, editorId: actor.id, createdAt: at },
  });
  const large = await outgrowsLikes(tx, post, body.columns.text);
  const marked = post.authorId !== actor.id || editLeavesMark(post, at, limits);
  await tx.post.update({
    where: { id: post.id },
    data: {
      ...body.columns,
      revision: revision + 1,
      editedAt: marked ? at : post.editedAt,
      frozenAt: large ? (post.frozenAt ?? at) : post.frozenAt,
    },
  });
  const called = mentions(before).map(({ memberId }) => memberId);
  const added = body.mentionedIds.filter((id) => !called.includes(id));
  const addedMentionIds = await callable(tx, post.authorId, added);
  const { topicId, authorId, topic } = post;
  const fact = { postId: post.id, topicId, forumId: topic.forumId, authorId, addedMentionIds, large };
  await publish(tx, "post.edited", fact, actor.id);
  return revision + 1;
}

/** Compares with the text that the first like was for, so that many small edits are worth one large one. */
async function outgrowsLikes(tx: Transaction, post: EditedPost, text: string): Promise<boolean> {
  const ids = post.number === 1 ? [post.id, post.topicId] : [post.id];
  const first = await tx.like.findFirst({ where: { contentId: { in: ids } }, orderBy: { createdAt: "asc" } });
  if (!first) return false;
  const liked = await tx.postRevision.findFirst({
    where: { postId: post.id, createdAt: { gt: first.createdAt } },
    orderBy: { revision: "asc" },
    select: { text: true },
  });
  return isLargeEdit(liked?.text ?? post.text, text);
}

/** Whether the topic's title changed. */
async function rename(tx: Transaction, actor: MemberActor, post: EditedPost, { title }: EditPost): Promise<boolean> {
  if (title === undefined || post.number !== 1 || title === post.topic.title) return false;
  await tx.topic.update({ where: { id: post.topicId }, data: titleColumns(title) });
  const fact = { topicId: post.topicId, forumId: post.topic.forumId, authorId: post.topic.authorId };
  await publish(tx, "topic.edited", fact, actor.id);
  return true;
}

async function record(tx: Transaction, actor: MemberActor, post: EditedPost, input: EditPost, body: Body) {
  await audit(tx, actor, {
    ...{ action: "post.edit", subjectKind: "post", subjectId: post.id, reason: input.reason },
    before: { text: post.text, title: post.number === 1 ? post.topic.title : undefined },
    after: { text: body.columns.text, title: post.number === 1 ? input.title : undefined },
  });
}
