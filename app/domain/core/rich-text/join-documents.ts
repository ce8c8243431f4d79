import type { RichTextDocument } from "./schema.ts";

/** Documents one after the other, as one: a draft with the quote it shall go on from. Null when there is none. */
export function joinDocuments(...documents: (RichTextDocument | null | undefined)[]): RichTextDocument | null {
  const blocks = documents.flatMap((document) => document?.root.children ?? []);
  return blocks.length > 0 ? { root: { type: "root", children: blocks } } : null;
}
