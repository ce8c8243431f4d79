import type { BlockNode, InlineNode, LinkNode, ListItemNode, QuotedBlock, RichTextDocument } from "./schema.ts";
import { nodeText } from "./text.ts";

/**
 * The document as a person without JavaScript edits it in a textarea; `documentFromText` reads it back. Lists, quotes,
 * code, links, mentions, tags and pictures survive; bold and italic do not.
 */
export function documentToText(document: RichTextDocument): string {
  return document.root.children
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n\n");
}

function blockText(block: BlockNode): string {
  switch (block.type) {
    case "paragraph":
      return trimLines(inlineText(block.children));
    case "quote":
      return quoted(trimLines(inlineText(block.children)));
    case "code":
      return fenced(nodeText(block), block.language);
    case "list":
      return block.children.flatMap((item, index) => itemLines(item, block, index)).join("\n");
    case "image":
      return `![${block.alt.replace(/[[\]\n]/g, " ").trim()}](media:${block.mediaId})`;
    case "post-quote":
      return quoted([`@${block.authorName} #${block.number}:`, ...block.children.map(quotedText)].join("\n"));
  }
}

function quotedText(block: QuotedBlock): string {
  return blockText(block);
}

/** Items of nested lists follow their parent as items of the same list. */
function itemLines(item: ListItemNode, list: { listType: string; start: number }, index: number): string[] {
  const own = item.children.filter((child) => child.type !== "list");
  const text = inlineText(own)
    .replace(/\s*\n\s*/g, " ")
    .trim();
  const marker = list.listType === "number" ? `${list.start + index}. ` : "- ";
  const nested = item.children.flatMap((child) => {
    return child.type === "list"
      ? child.children.flatMap((inner, at) => itemLines(inner, { ...child, listType: "bullet" }, at))
      : [];
  });
  return text === "" ? nested : [marker + text, ...nested];
}

function inlineText(children: InlineNode[]): string {
  return children
    .map((child) => (isLink(child) ? linkText(child) : child.type === "product" ? `#${child.name}` : nodeText(child)))
    .join("");
}

function linkText(link: LinkNode): string {
  const text = nodeText(link).replace(/\n/g, " ");
  if (text === link.url || link.url === `https://${text}`) return text;
  if (text === "" || /[[\]]/.test(text)) return `${text} ${link.url}`.trim();
  return `[${text}](${link.url.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

function isLink(node: InlineNode): node is LinkNode {
  return node.type === "link" || node.type === "autolink";
}

function trimLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
}

function quoted(text: string): string {
  return text === "" ? "" : text.replace(/^/gm, "> ");
}

function fenced(code: string, language = ""): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return code.trim() === "" ? "" : `${fence}${language}\n${code}\n${fence}`;
}
