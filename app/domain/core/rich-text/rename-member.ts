import type { RichTextDocument, RichTextNode } from "./schema.ts";

/** Who is no longer to be named, the posts they wrote, and what stands in place of their name. */
export type Renaming = { memberId: string; postIds: ReadonlySet<string>; name: string };

/** The document without a member's name: mentions of them as words that lead nowhere, quotes under the other name. */
export function renameInDocument(document: RichTextDocument, renaming: Renaming): RichTextDocument {
  const children = document.root.children.map((block) => renameIn(block, renaming));
  return { root: { ...document.root, children: children as RichTextDocument["root"]["children"] } };
}

function renameIn(node: RichTextNode, renaming: Renaming): RichTextNode {
  if (node.type === "mention" && node.memberId === renaming.memberId)
    return { type: "text", text: `@${renaming.name}`, format: 0 };
  if (!("children" in node)) return node;
  const children = (node.children as RichTextNode[]).map((child) => renameIn(child, renaming));
  const renamed = { ...node, children } as RichTextNode;
  const isTheirs = renamed.type === "post-quote" && renaming.postIds.has(renamed.postId);
  return isTheirs ? { ...renamed, authorName: renaming.name } : renamed;
}
