import { documentFromText } from "./from-text.ts";
import { type ParsedRichText, parseRichText } from "./parse.ts";
import { maxBytes } from "./rules.ts";
import type { RichTextDocument } from "./schema.ts";

/**
 * Reads the two fields of a rich text form: `json`, what the editor sent (as text, or read already), wins over `plain`,
 * what the textarea sent.
 * `before` is the document being edited, if any (see `documentFromText`).
 */
export function readRichText(
  form: { plain?: string | null; json?: string | object | null },
  before?: RichTextDocument,
): ParsedRichText {
  if (form.json) return parseRichText(form.json);
  const plain = form.plain ?? "";
  if (plain.length > maxBytes) return { ok: false, code: "text_too_large" };
  return parseRichText(documentFromText(plain, before));
}
