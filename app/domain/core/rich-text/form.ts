import { documentFromText } from "./from-text.ts";
import { knownNodes, readInline } from "./from-text-inline.ts";
import { type ParsedRichText, parseRichText } from "./parse.ts";
import { maxBytes } from "./rules.ts";
import type { ParagraphNode, PostQuoteNode, RichTextDocument } from "./schema.ts";

/**
 * Reads the two fields of a rich text form: `json`, what the editor sent, wins over `plain`, what the textarea sent.
 * `before` is the document being edited, if any (see `documentFromText`).
 */
export function readRichText(
  form: { plain?: string | null; json?: string | null },
  before?: RichTextDocument,
): ParsedRichText {
  if (form.json) return parseRichText(form.json);
  const plain = form.plain ?? "";
  if (plain.length > maxBytes) return { ok: false, code: "text_too_large" };
  return parseRichText(documentFromText(plain, before));
}

/** The block that quotes a post, from the words of that post; long ones are cut at `maxLines` lines. */
export function quotePost(
  post: { postId: string; authorName: string; number: number; text: string },
  maxLines = 12,
): PostQuoteNode {
  const { text, ...source } = post;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const kept = lines.length > maxLines ? [...lines.slice(0, maxLines), "…"] : lines;
  const children = kept.map(
    (line): ParagraphNode => ({ type: "paragraph", children: readInline(line.trim(), knownNodes()) }),
  );
  return { type: "post-quote", ...source, children };
}
