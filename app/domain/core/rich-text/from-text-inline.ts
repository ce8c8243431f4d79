import { findAddresses, toAllowedHref } from "./href.ts";
import type { ImageNode, InlineNode, PostQuoteNode, RichTextDocument, RichTextNode } from "./schema.ts";

/** What a document held that plain words cannot say: found again by the words it was shown as. */
export type KnownNodes = { words: Map<string, InlineNode>; images: ImageNode[]; posts: PostQuoteNode[] };

const markdownLink = /\[([^[\]]+)\]\(([^()\s]+)\)/g;

/** Gathers the nodes of a document that its text can refer to. */
export function knownNodes(document?: RichTextDocument): KnownNodes {
  const known: KnownNodes = { words: new Map(), images: [], posts: [] };
  for (const block of document?.root.children ?? []) remember(block, known);
  return known;
}

function remember(node: RichTextNode, known: KnownNodes): void {
  if (node.type === "mention") known.words.set(`@${node.name}`, node);
  if (node.type === "product") known.words.set(`#${node.name}`, node);
  if (node.type === "image") known.images.push(node);
  if (node.type === "post-quote") known.posts.push(node);
  if ("children" in node) for (const child of node.children) remember(child, known);
}

type Found = { index: number; text: string; node: InlineNode };

/** One line of text as nodes: links written as `[words](address)`, bare addresses, known mentions and tags. */
export function readInline(line: string, known: KnownNodes): InlineNode[] {
  const finders = [findLinks, findBareLinks, (text: string) => findKnown(text, known)];
  return split(line, finders);
}

/** Cuts what the first finder finds out of the text; the rest is left to the finders after it. */
function split(text: string, finders: ((text: string) => Found[])[]): InlineNode[] {
  if (text === "") return [];
  const [find, ...others] = finders;
  if (!find) return [{ type: "text", text, format: 0 }];
  const nodes: InlineNode[] = [];
  let end = 0;
  for (const found of find(text)) {
    nodes.push(...split(text.slice(end, found.index), others), found.node);
    end = found.index + found.text.length;
  }
  return [...nodes, ...split(text.slice(end), others)];
}

function findLinks(line: string): Found[] {
  return [...line.matchAll(markdownLink)].flatMap(({ 0: text, 1: words = "", 2: address = "", index }): Found[] => {
    const url = toAllowedHref(address);
    return url === null ? [] : [{ index, text, node: linkNode("link", url, words) }];
  });
}

function findBareLinks(line: string): Found[] {
  return findAddresses(line).map(({ index, text, href }) => ({ index, text, node: linkNode("autolink", href, text) }));
}

function findKnown(line: string, known: KnownNodes): Found[] {
  const words = [...known.words.keys()].sort((one, other) => other.length - one.length);
  if (words.length === 0) return [];
  const pattern = new RegExp(`(?:${words.map(escapePattern).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return [...line.matchAll(pattern)].map(({ 0: text, index }) => ({ index, text, node: known.words.get(text)! }));
}

function linkNode(type: "link" | "autolink", url: string, text: string): InlineNode {
  return { type, url, children: [{ type: "text", text, format: 0 }] };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
