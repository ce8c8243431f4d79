import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { db } from "#app/platform/db/client.server.ts";
import { findQuote } from "./find-quote.server.ts";
import { parseBody } from "./parse-body.server.ts";
import { readablePosts, visibleTopics } from "./policy.ts";
import { forumDefaults } from "./rules.ts";
import { storeDraft } from "./save-draft.server.ts";
import type { Reply } from "./schema.ts";
import type { NewPost } from "./write-replies.server.ts";
import { writeReply } from "./write-reply.server.ts";

/**
 * Answers in a topic. Its number comes from the topic's row, so replies that race each other, or the topic's closing,
 * are put in order by PostgreSQL. It answers the post that `replyToId` names, or else the first it quotes; one that is
 * not there (any more) makes it an ordinary reply. Whether the topic is open is asked by what writes the reply; only
 * what was refused asks why, since a topic that is closed comes before anything else.
 * @throws DomainError unauthenticated, silenced, not_found, topic_closed (the text is kept as the member's draft),
 * and what `parseBody` and `writeReply` throw
 */
export async function reply(actor: Actor, input: Reply): Promise<NewPost> {
  demandActive(actor);
  try {
    const limits = await clubSettings("forums", forumDefaults);
    const body = await parseBody(actor, input, { limits, before: await quotedBefore(actor, input) });
    const answered = input.replyToId ?? body.quotedIds[0];
    const replyToId = answered ? await findTarget(actor, input.topicId, answered) : null;
    return await writeReply({ actor, topicId: input.topicId, replyToId, body }, limits);
  } catch (error) {
    if (isDomainError(error)) await checkOpen(actor, input);
    throw error;
  }
}

/** The quote that a plain text began with, so that it stays a quote of that post. */
async function quotedBefore(actor: MemberActor, { bodyJson, replyToId }: Reply): Promise<RichTextDocument | undefined> {
  return bodyJson || !replyToId ? undefined : (await findQuote(actor, replyToId))?.document;
}

/** Reads the words even when the topic is closed, so that they can be kept. */
async function checkOpen(actor: MemberActor, input: Reply): Promise<void> {
  const topic = await db.topic.findFirst({
    where: { AND: [{ id: input.topicId, hiddenAt: null, deletedAt: null }, visibleTopics(actor)] },
    select: { closedAt: true },
  });
  if (!topic) throw new DomainError("not_found");
  if (topic.closedAt === null) return;
  const { columns } = await parseBody(actor, input, {});
  await storeDraft(actor.id, `topic:${input.topicId}`, { title: "", document: columns.body });
  throw new DomainError("topic_closed", { field: "body" });
}

async function findTarget(actor: MemberActor, topicId: string, id: string): Promise<string | null> {
  const target = await db.post.findFirst({
    where: { AND: [{ id, topicId, hiddenAt: null, deletedAt: null }, readablePosts(actor)] },
    select: { id: true },
  });
  return target?.id ?? null;
}
