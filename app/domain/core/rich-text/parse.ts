import { hasVisibleText, maxBytes, maxDepth, maxGraphemes, maxListDepth, maxNodes } from "./rules.ts";
import { knownTypes, RichTextDocument } from "./schema.ts";
import { images, mentions, renderText } from "./text.ts";

export type RichTextProblem =
  | "text_empty"
  | "text_too_long"
  | "text_too_large"
  | "text_malformed"
  | "text_unknown_node"
  | "text_forbidden_link"
  | "text_too_deep";

export type ParsedRichText =
  /** `text` is the author's own words without quoted posts, `length` counts its graphemes. */
  { ok: true; document: RichTextDocument; text: string; length: number } | { ok: false; code: RichTextProblem };

const graphemes = new Intl.Segmenter("fa", { granularity: "grapheme" });
const utf8 = new TextEncoder();

/**
 * Reads what an editor sent, as an object or as JSON text, into a document that is safe to store and to render.
 * Never throws: size, depth and number of nodes are checked step by step before anything recursive touches the input.
 */
export function parseRichText(input: unknown): ParsedRichText {
  const read = typeof input === "string" ? readJson(input) : { value: input };
  if ("code" in read) return { ok: false, code: read.code };
  const code = checkShape(read.value);
  if (code) return { ok: false, code };
  const parsed = RichTextDocument.safeParse(read.value);
  if (!parsed.success) {
    const forbidden = parsed.error.issues.some((issue) => issue.message === "text_forbidden_link");
    return { ok: false, code: forbidden ? "text_forbidden_link" : "text_malformed" };
  }
  return checkText(parsed.data);
}

function readJson(json: string): { value: unknown } | { code: RichTextProblem } {
  if (json.length > maxBytes || utf8.encode(json).length > maxBytes) return { code: "text_too_large" };
  try {
    return { value: JSON.parse(json) };
  } catch {
    return { code: "text_malformed" }; // people's input, not a bug: the code is the answer
  }
}

function checkText(document: RichTextDocument): ParsedRichText {
  if (utf8.encode(JSON.stringify(document)).length > maxBytes) return { ok: false, code: "text_too_large" };
  const text = renderText(document);
  const length = countUpTo(renderText(document, { quoted: true }), maxGraphemes);
  if (length > maxGraphemes) return { ok: false, code: "text_too_long" };
  if (!hasVisibleText(text) && images(document).length === 0 && mentions(document).length === 0) {
    return { ok: false, code: "text_empty" };
  }
  return { ok: true, document, text, length };
}

/** Counts graphemes, and stops counting just after `limit`. */
function countUpTo(text: string, limit: number): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) {
    count += 1;
    if (count > limit) break;
  }
  return count;
}

type Step = { node: unknown; depth: number; lists: number };

/** Walks the nodes without recursion. Keys other than `children` are not followed: the schema drops or bounds them. */
function checkShape(input: unknown): RichTextProblem | null {
  if (!isRecord(input)) return "text_malformed";
  const steps: Step[] = [{ node: input.root, depth: 0, lists: 0 }];
  let seen = 0;
  let letters = 0;
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { node } = step;
    if (!isRecord(node)) return "text_malformed";
    if (!knownTypes.has(node.type)) return "text_unknown_node";
    letters += lettersIn(node);
    if (letters > maxBytes) return "text_too_large";
    const lists = step.lists + (node.type === "list" ? 1 : 0);
    if (step.depth > maxDepth || lists > maxListDepth) return "text_too_deep";
    const children = Array.isArray(node.children) ? node.children : [];
    seen += children.length;
    if (seen > maxNodes) return "text_too_large";
    for (const child of children) steps.push({ node: child, depth: step.depth + 1, lists });
  }
  return null;
}

function lettersIn(node: Record<string, unknown>): number {
  let letters = 0;
  for (const key of ["text", "url", "name", "slug", "alt", "authorName", "language"]) {
    const value = node[key];
    if (typeof value === "string") letters += value.length;
  }
  return letters;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
