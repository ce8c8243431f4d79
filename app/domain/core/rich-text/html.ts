import { cleanWords } from "./clean.ts";
import { isExternalHref } from "./href.ts";
import { maxShownHref, textFormat } from "./rules.ts";
import type {
  BlockNode,
  CodeNode,
  ImageNode,
  InlineNode,
  LinkNode,
  ListItemNode,
  ListNode,
  PostQuoteNode,
  RichTextDocument,
  TextNode,
} from "./schema.ts";
import { nodeText } from "./text.ts";

export type RenderOptions = {
  /** Null for a picture that is not (or no longer) there: it is left out. */
  mediaUrl: (mediaId: string) => { src: string; srcset?: string; width: number; height: number } | null;
  memberPath: (memberId: string) => string;
  productPath: (slug: string) => string;
  postPath: (postId: string) => string;
  /** The `rel` of links that leave the site. */
  linkRel?: string;
};

type Options = Required<RenderOptions>;

/**
 * Writes a parsed document as HTML. Tags and attributes come from here only and every value is escaped, so the
 * result is safe to put on a page as it is. Each block finds its own direction; code is left to right; links and
 * names are isolated (Unicode UAX #9), so that they do not reorder the sentence around them.
 */
export function renderHtml(document: RichTextDocument, options: RenderOptions): string {
  const complete = { linkRel: "ugc nofollow noopener", ...options };
  return document.root.children.map((block) => renderBlock(block, complete)).join("");
}

function renderBlock(block: BlockNode, options: Options): string {
  switch (block.type) {
    case "paragraph":
      return element("p", { dir: directionOf(block) }, renderInlines(block.children, options));
    case "quote":
      return element("blockquote", { dir: directionOf(block) }, renderInlines(block.children, options));
    case "list":
      return renderList(block, options, { dir: directionOf(block) });
    case "code":
      return renderCode(block);
    case "image":
      return renderImage(block, options);
    case "post-quote":
      return renderPostQuote(block, options);
  }
}

/** Browsers take a block without letters (a number, an emoji) for left to right: such a block goes the way of the page. */
function directionOf(block: BlockNode): "auto" | undefined {
  return /\p{L}/u.test(nodeText(block)) ? "auto" : undefined;
}

/**
 * Only the outermost list has a direction: markers and indents of a list stand on one side. Lexical puts a nested list
 * into an item of its own; on the page it belongs to the item before.
 */
function renderList(list: ListNode, options: Options, attributes: Attributes = {}): string {
  const items: string[] = [];
  for (const item of list.children) {
    const isNested = item.children.length > 0 && item.children.every((child) => child.type === "list");
    const html = renderItem(item, options);
    if (isNested && items.length > 0) items.push((items.pop() ?? "") + html);
    else items.push(html);
  }
  const inner = items.map((html) => `<li>${html}</li>`).join("");
  if (list.listType === "bullet") return element("ul", attributes, inner);
  return element("ol", { start: list.start === 1 ? undefined : list.start, ...attributes }, inner);
}

function renderItem(item: ListItemNode, options: Options): string {
  const isolate = hasLooseLetters(item.children);
  return item.children
    .map((child) => (child.type === "list" ? renderList(child, options) : renderInline(child, options, isolate)))
    .join("");
}

function renderCode(code: CodeNode): string {
  const className = code.language && `language-${code.language}`;
  return `<pre dir="ltr">${element("code", { class: className }, escapeHtml(nodeText(code)))}</pre>`;
}

function renderImage(image: ImageNode, options: Options): string {
  const media = options.mediaUrl(image.mediaId);
  if (!media) return "";
  const { src, srcset, width, height } = media;
  const attributes = { src, srcset, sizes: srcset && "(max-width: 740px) 100vw, 740px", alt: image.alt, width, height };
  return `<figure>${openTag("img", { ...attributes, loading: "lazy", decoding: "async" })}</figure>`;
}

function renderPostQuote(quote: PostQuoteNode, options: Options): string {
  const source = { href: options.postPath(quote.postId), "data-number": quote.number };
  const author = element("a", source, isolated(escapeHtml(quote.authorName)));
  const blocks = quote.children.map((block) => renderBlock(block, options)).join("");
  return element("blockquote", { class: "post-quote" }, `<cite>${author}</cite>${blocks}`);
}

function renderInlines(children: InlineNode[], options: Options): string {
  const isolate = hasLooseLetters(children);
  return children.map((child) => renderInline(child, options, isolate)).join("");
}

/** A block takes its direction from letters that are not isolated: where there are none, isolating would take it away. */
function hasLooseLetters(children: { type: string; text?: string; format?: number }[]): boolean {
  return children.some(({ type, text = "", format = 0 }) => {
    return type === "text" && !(format & textFormat.code) && /\p{L}/u.test(text);
  });
}

function renderInline(node: InlineNode, options: Options, isolate: boolean): string {
  const wrap = isolate ? isolated : (html: string) => html;
  switch (node.type) {
    case "text":
      return renderText(node);
    case "linebreak":
      return "<br>";
    case "mention":
      return element(
        "a",
        { class: "mention", href: options.memberPath(node.memberId) },
        wrap(escapeHtml(`@${node.name}`)),
      );
    case "product":
      return element("a", { class: "product-tag", href: options.productPath(node.slug) }, wrap(escapeHtml(node.name)));
    default:
      return renderLink(node, options, wrap);
  }
}

function renderText({ text, format }: TextNode): string {
  let html = escapeHtml(text);
  if (format & textFormat.code) html = element("code", { dir: "ltr" }, html);
  if (format & textFormat.strikethrough) html = `<s>${html}</s>`;
  if (format & textFormat.italic) html = `<em>${html}</em>`;
  if (format & textFormat.bold) html = `<strong>${html}</strong>`;
  return html;
}

function renderLink(link: LinkNode, options: Options, wrap: (html: string) => string): string {
  const attributes = { href: link.url, rel: isExternalHref(link.url) ? options.linkRel : undefined };
  const text = nodeText(link);
  if (text !== link.url && `https://${text}` !== link.url) {
    const inner = link.children.map((child) => (child.type === "text" ? renderText(child) : "<br>")).join("");
    return element("a", attributes, wrap(inner));
  }
  const shown = showHref(link.url);
  const title = shown.endsWith("…") ? link.url : undefined;
  return element("a", { ...attributes, title }, element("bdi", { dir: "ltr" }, escapeHtml(shown)));
}

/** A bare address as people read it: without protocol, Persian letters instead of %D9%85, not longer than a line. */
function showHref(url: string): string {
  const shown = [
    ...cleanWords(decodeReadable(url))
      .replace(/^https?:\/\/(www\.)?/i, "")
      .replace(/\/$/, ""),
  ];
  return shown.length > maxShownHref ? `${shown.slice(0, maxShownHref - 1).join("")}…` : shown.join("");
}

function decodeReadable(url: string): string {
  try {
    const decoded = decodeURI(url);
    return /[\p{C}\s]/u.test(decoded) ? url : decoded;
  } catch {
    return url; // not UTF-8 behind the percent signs: shown as it is
  }
}

type Attributes = Record<string, string | number | undefined>;

function element(tag: string, attributes: Attributes, inner: string): string {
  return inner === "" ? "" : `${openTag(tag, attributes)}${inner}</${tag}>`;
}

function openTag(tag: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    return value === undefined ? [] : [` ${key}="${escapeHtml(String(value))}"`];
  });
  return `<${tag}${written.join("")}>`;
}

function isolated(html: string): string {
  return `<bdi>${html}</bdi>`;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => escapes[char]!);
}
