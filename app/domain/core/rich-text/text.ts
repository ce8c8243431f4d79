import type {
  ImageNode,
  InlineNode,
  LinkNode,
  MentionNode,
  PostQuoteNode,
  RichTextDocument,
  RichTextNode,
} from "./schema.ts";

/**
 * The words without their form, one line for each block: for search, previews, notifications and counting.
 * Quoted posts are somebody else's words and stay out unless asked for.
 */
export function renderText(document: RichTextDocument, options: { quoted?: boolean } = {}): string {
  const lines: string[] = [];
  for (const block of document.root.children) {
    if (block.type === "post-quote" && !options.quoted) continue;
    const line = nodeText(block).trim();
    if (line !== "") lines.push(line);
  }
  return lines.join("\n");
}

/** The words of one node and of all nodes in it. */
export function nodeText(node: RichTextNode): string {
  switch (node.type) {
    case "text":
      return node.text;
    case "linebreak":
      return "\n";
    case "mention":
      return `@${node.name}`;
    case "product":
      return node.name;
    case "image":
      return node.alt;
    case "list":
    case "post-quote":
      return node.children.map(nodeText).join("\n");
    case "listitem":
      return itemText(node.children);
    default:
      return node.children.map(nodeText).join("");
  }
}

function itemText(children: (InlineNode | RichTextNode)[]): string {
  return children
    .map((child) => (child.type === "list" ? `\n${nodeText(child)}` : nodeText(child)))
    .join("")
    .trim();
}

/** The addresses the author links to, each with the number of times; links in quoted posts are not the author's. */
export function links(document: RichTextDocument): { url: string; count: number }[] {
  const found = authorNodes(document).filter((node): node is LinkNode => isLink(node));
  return countBy(found, (node) => node.url).map(([url, , count]) => ({ url, count }));
}

/** The members the author mentions, each once with the number of times; mentions in quoted posts call nobody. */
export function mentions(document: RichTextDocument): { memberId: string; name: string; count: number }[] {
  const found = authorNodes(document).filter((node): node is MentionNode => node.type === "mention");
  return countBy(found, (node) => node.memberId).map(([memberId, { name }, count]) => ({ memberId, name, count }));
}

/** The products the author tags, each once with the number of times. */
export function productTags(document: RichTextDocument): { productId: string; slug: string; count: number }[] {
  const found = authorNodes(document).filter((node) => node.type === "product");
  return countBy(found, (node) => node.productId).map(([productId, { slug }, count]) => ({ productId, slug, count }));
}

/** The pictures shown, each once with the number of times. */
export function images(document: RichTextDocument): { mediaId: string; count: number }[] {
  const found = document.root.children.filter((node): node is ImageNode => node.type === "image");
  return countBy(found, (node) => node.mediaId).map(([mediaId, , count]) => ({ mediaId, count }));
}

/** The posts quoted, each once with the number of times. */
export function quotedPosts(document: RichTextDocument): { postId: string; count: number }[] {
  const found = document.root.children.filter((node): node is PostQuoteNode => node.type === "post-quote");
  return countBy(found, (node) => node.postId).map(([postId, , count]) => ({ postId, count }));
}

function authorNodes(document: RichTextDocument): RichTextNode[] {
  return document.root.children.filter((node) => node.type !== "post-quote").flatMap(withDescendants);
}

function withDescendants(node: RichTextNode): RichTextNode[] {
  return "children" in node ? [node, ...node.children.flatMap(withDescendants)] : [node];
}

function isLink(node: RichTextNode): boolean {
  return node.type === "link" || node.type === "autolink";
}

function countBy<Node>(nodes: Node[], keyOf: (node: Node) => string): [key: string, first: Node, count: number][] {
  const counted = new Map<string, [string, Node, number]>();
  for (const node of nodes) {
    const entry = counted.get(keyOf(node));
    if (entry) entry[2] += 1;
    else counted.set(keyOf(node), [keyOf(node), node, 1]);
  }
  return [...counted.values()];
}
