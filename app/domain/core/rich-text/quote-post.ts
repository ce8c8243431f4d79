import { cleanWords } from "./clean.ts";
import { knownNodes, readInline } from "./from-text-inline.ts";
import type { ParagraphNode, PostQuoteNode } from "./schema.ts";

/** The block that quotes a post, from the words of that post; long ones are cut at `maxLines` lines. */
export function quotePost(
  post: { postId: string; authorName: string; number: number; text: string },
  maxLines = 12,
): PostQuoteNode {
  const { text, ...source } = post;
  const lines = cleanWords(text)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const kept = lines.length > maxLines ? [...lines.slice(0, maxLines), "…"] : lines;
  const children = kept.map(
    (line): ParagraphNode => ({ type: "paragraph", children: readInline(line.trim(), knownNodes()) }),
  );
  return { type: "post-quote", ...source, children };
}
