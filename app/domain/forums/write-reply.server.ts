import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { tellNotices } from "#app/domain/core/notices.server.ts";
import { isAccompanied, transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { askAlone, askIn, isRefusedByRows } from "#app/platform/db/ask.server.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { inBatches } from "#app/platform/in-batches.ts";
import { checkPace, checkPaces } from "./check-pace.server.ts";
import { lockRows, lockWriter } from "./lock.server.ts";
import { type ForumLimits, forumDefaults } from "./rules.ts";
import { callable } from "./write-post.server.ts";
import { type Answer, type Draft, type NewPost, toDraft, writeReplies } from "./write-replies.server.ts";

/** Replies that are written in one statement. */
const batchMost = 32;

/** What became of a reply: written, prepared but not written, or refused. */
type Outcome = NewPost | { left: Draft } | DomainError;

/**
 * Writes a reply within the limits of its author.
 *
 * Replies that come at the same time are written together, in one statement and a transaction of its own: no row is held
 * while PostgreSQL waits for us, and a commit is paid for once. What was looked at before it holds because a reply is
 * written only if its author has begun to write nothing else since, may still write, and the topic was not moved. What is
 * held by others meanwhile is left to a statement for that reply alone, which waits. Then, or if more belongs to the
 * reply, a transaction holds all of it.
 * @throws DomainError not_found when the topic takes no reply from them (any more), image_missing, and what `lockWriter`
 * and `checkPace` throw
 */
export async function writeReply(answer: Omit<Answer, "mentionedIds">, limits: ForumLimits): Promise<NewPost> {
  const { actor, body } = answer;
  const whole = { ...answer, mentionedIds: await callable(db, actor.id, body.mentionedIds) };
  if (body.mediaIds.length === 0 && !isAccompanied()) {
    const outcome = await writeWithOthers(whole);
    if (isDomainError(outcome)) throw outcome;
    const post = "left" in outcome ? (await write([outcome.left], "wait"))[0] : outcome;
    if (post) return post;
  }
  return transaction((tx) => writeHolding(tx, whole, limits));
}

/** Each member writes one thing at a time, so one reply of theirs is in a batch. */
const writeWithOthers = inBatches(writeTogether, { most: batchMost, mark: ({ actor }: Answer) => actor.id });

async function writeTogether(answers: Answer[]): Promise<Outcome[]> {
  const writers = answers.map(({ actor, topicId, body }) => ({
    actor,
    writing: { topicId, textHash: body.columns.textHash },
  }));
  const turns = await checkPaces(askAlone, writers, await clubSettings("forums", forumDefaults));
  const drafts = turns.map((turn, at) =>
    isDomainError(turn) ? turn : (toDraft(answers[at]!, turn) ?? new DomainError("not_found")),
  );
  const ready = drafts.filter((draft): draft is Draft => !isDomainError(draft));
  const written = await write(ready, "leave").catch((error: unknown) => {
    if (isRefusedByRows(error)) return []; // by one of them: each is written alone
    throw error;
  });
  return drafts.map((draft) => (isDomainError(draft) ? draft : (written[ready.indexOf(draft)] ?? { left: draft })));
}

async function write(drafts: Draft[], held: "wait" | "leave"): Promise<(NewPost | null)[]> {
  const written = await writeReplies(askAlone, drafts, held);
  tellNotices(drafts.filter((_draft, at) => written[at]).map(({ notice }) => notice));
  return written;
}

async function writeHolding(tx: Transaction, answer: Answer, limits: ForumLimits): Promise<NewPost> {
  const { actor, topicId, body } = answer;
  await lockWriter(tx, actor.id);
  await lockRows(tx, [topicId]);
  const turn = await checkPace(tx, actor, { topicId, textHash: body.columns.textHash }, limits);
  const draft = toDraft(answer, turn, tx);
  await attachMedia(tx, actor, body.mediaIds);
  const [post] = draft ? await writeReplies(askIn(tx), [draft], "wait") : [];
  if (!post) throw new DomainError("not_found");
  return post;
}
