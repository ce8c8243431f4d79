import { createHash } from "node:crypto";
import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { readRichText } from "#app/domain/core/rich-text/form.ts";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import { maxGraphemes } from "#app/domain/core/rich-text/rules.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { images, links, mentions, quotedPosts, renderText } from "#app/domain/core/rich-text/text.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { checkNodes } from "./check-nodes.server.ts";
import { renderBody } from "./render-body.server.ts";
import { type ForumLimits, isNew } from "./rules.ts";
import type { Words } from "./schema.ts";

/** A text that is ready to be stored: the columns of a post, and what it points at. */
export type Body = {
  columns: { body: RichTextDocument; html: string; text: string; textHash: string };
  mentionedIds: string[];
  quotedIds: string[];
  mediaIds: string[];
};

/** `before`: the document being edited. `limits`: what the author's trust allows; none for a moderator's edit. */
export type BodyOptions = { before?: RichTextDocument; limits?: ForumLimits };

/**
 * Reads, checks and renders what somebody wrote, outside the transaction that stores it.
 * Whose the pictures are is settled when they are attached (`attachMedia`).
 * @throws DomainError text_empty, text_too_long, text_too_large, text_malformed, text_unknown_node,
 * text_forbidden_link, text_too_deep, image_missing, too_many_links, too_many_images, too_many_mentions
 */
export async function parseBody(actor: Actor, words: Words, { before, limits }: BodyOptions): Promise<Body> {
  const sent = readWords({ plain: words.body, json: words.bodyJson }, before);
  const checked = await checkNodes(actor, sent, before);
  const document = checked === sent ? sent : accept(parseRichText(checked));
  if (limits) checkLimits(actor, document, limits);
  const text = renderText(document);
  const mediaIds = images(document).map(({ mediaId }) => mediaId);
  const { html, complete } = await renderBody(document);
  if (!complete) throw new DomainError("image_missing", { field: "body" });
  return {
    columns: { body: document, html, text, textHash: hashText(text, mediaIds) },
    mentionedIds: mentions(document).map(({ memberId }) => memberId),
    quotedIds: quotedPosts(document).map(({ postId }) => postId),
    mediaIds,
  };
}

/**
 * Reads a form's two fields into a document.
 * @throws DomainError text_empty, text_too_long, text_too_large, text_malformed, text_unknown_node,
 * text_forbidden_link, text_too_deep
 */
function readWords(
  form: { plain?: string | undefined; json?: string | object | undefined },
  before?: RichTextDocument,
): RichTextDocument {
  return accept(readRichText(form, before));
}

function accept(parsed: ReturnType<typeof parseRichText>): RichTextDocument {
  if (parsed.ok) return parsed.document;
  throw new DomainError(parsed.code, { field: "body", values: { max: maxGraphemes } });
}

function checkLimits(actor: Actor, document: RichTextDocument, limits: ForumLimits): void {
  const fresh = isNew(actor);
  refuseOver("too_many_mentions", mentions(document).length, fresh ? limits.newMentions : limits.mentions);
  if (!fresh) return;
  refuseOver("too_many_links", total(links(document)), limits.newLinks);
  refuseOver("too_many_images", total(images(document)), limits.newImages);
}

function refuseOver(code: "too_many_mentions" | "too_many_links" | "too_many_images", count: number, max: number) {
  if (count > max) throw new DomainError(code, { field: "body", values: { max } });
}

function total(found: { count: number }[]): number {
  return found.reduce((sum, { count }) => sum + count, 0);
}

/** A picture without words is told from another by its id. */
function hashText(text: string, mediaIds: string[]): string {
  return createHash("sha256")
    .update([fold(text), ...mediaIds.toSorted()].join("\n"))
    .digest("hex");
}
