import { z } from "zod";
import { cleanWords } from "./clean.ts";
import { toAllowedHref } from "./href.ts";
import { textFormat } from "./rules.ts";

/** Lexical's serialised editor state, reduced to what the club stores: known nodes with known keys. */
export type RichTextDocument = { root: { type: "root"; children: BlockNode[] } };

export type BlockNode = ParagraphNode | ListNode | QuoteNode | CodeNode | ImageNode | PostQuoteNode;
export type QuotedBlock = ParagraphNode | ListNode | QuoteNode | CodeNode;
export type InlineNode = TextNode | LineBreakNode | LinkNode | MentionNode | ProductNode;

export type TextNode = { type: "text"; text: string; format: number };
type LineBreakNode = { type: "linebreak" };
export type LinkNode = { type: "link" | "autolink"; url: string; children: (TextNode | LineBreakNode)[] };
export type MentionNode = { type: "mention"; memberId: string; name: string };
type ProductNode = { type: "product"; productId: string; slug: string; name: string };
export type ParagraphNode = { type: "paragraph"; children: InlineNode[] };
type QuoteNode = { type: "quote"; children: InlineNode[] };
export type CodeNode = { type: "code"; language?: string; children: (TextNode | LineBreakNode)[] };
export type ListNode = { type: "list"; listType: "bullet" | "number"; start: number; children: ListItemNode[] };
export type ListItemNode = { type: "listitem"; children: (InlineNode | ListNode)[] };
export type ImageNode = { type: "image"; mediaId: string; alt: string; width: number; height: number };
export type PostQuoteNode = {
  type: "post-quote";
  postId: string;
  authorName: string;
  number: number;
  children: QuotedBlock[];
};
export type RichTextNode = BlockNode | InlineNode | ListItemNode;

const keptFormats = Object.values(textFormat).reduce((all, bit) => all | bit, 0);
const cleaned = z.string().transform(cleanWords);
const name = cleaned.pipe(z.string().min(1).max(200));
const pixels = z.int().min(1).max(20_000);

const text = z.object({
  type: z.literal("text"),
  text: cleaned,
  format: z
    .int()
    .catch(0)
    .transform((bits) => bits & keptFormats),
});
const linebreak = z.object({ type: z.literal("linebreak") });
const tab = z.object({ type: z.literal("tab") }).transform((): TextNode => ({ type: "text", text: "\t", format: 0 }));
const codeHighlight = z
  .object({ type: z.literal("code-highlight"), text: cleaned })
  .transform((node): TextNode => ({ type: "text", text: node.text, format: 0 }));
const words = z.discriminatedUnion("type", [text, linebreak, tab, codeHighlight]);
const someWords = z.array(words).transform(withoutEmpty);

const link = z.object({
  type: z.enum(["link", "autolink"]),
  url: z.string().transform((url, context) => {
    const href = toAllowedHref(url);
    if (href === null) context.addIssue({ code: "custom", message: "text_forbidden_link" });
    return href ?? z.NEVER;
  }),
  children: someWords,
});
const mention = z.object({ type: z.literal("mention"), memberId: z.uuid(), name });
const product = z.object({
  type: z.literal("product"),
  productId: z.uuid(),
  slug: z.string().regex(/^[\p{L}\p{N}\u200c_-]{1,200}$/u),
  name,
});
const inline = z.discriminatedUnion("type", [text, linebreak, tab, codeHighlight, link, mention, product]);
const inlines = z.array(inline).transform(withoutEmpty);
const paragraph = z.object({ type: z.literal("paragraph"), children: inlines });

/** Pasted quotes and list items may hold paragraphs, where ours hold lines. */
const lines = z
  .array(z.discriminatedUnion("type", [...inline.options, paragraph]))
  .transform((children) => withoutEmpty(flattenParagraphs(children)));
const quote = z.object({ type: z.literal("quote"), children: lines });
const code = z.object({
  type: z.literal("code"),
  language: z
    .string()
    .regex(/^[a-z0-9+#-]{1,20}$/)
    .optional()
    .catch(undefined),
  children: someWords,
});

const list = z.object({
  type: z.literal("list"),
  listType: z.enum(["bullet", "number"]).catch("bullet"),
  start: z.int().min(0).max(999_999).catch(1),
  get children(): z.ZodType<ListItemNode[]> {
    return z.array(listItem);
  },
});
const listItem = z.object({
  type: z.literal("listitem"),
  get children(): z.ZodType<ListItemNode["children"]> {
    const child = z.discriminatedUnion("type", [...inline.options, paragraph, list]);
    return z.array(child).transform((children) => withoutEmpty(flattenParagraphs(children)));
  },
});

const image = z.object({
  type: z.literal("image"),
  mediaId: z.uuid(),
  alt: cleaned.pipe(z.string().max(500)).catch(""),
  width: pixels,
  height: pixels,
});
const postQuote = z.object({
  type: z.literal("post-quote"),
  postId: z.uuid(),
  authorName: name,
  number: z.int().min(1),
  children: z.array(z.discriminatedUnion("type", [paragraph, list, quote, code])),
});

/** What the browser's editor may send: unknown keys are dropped, unknown nodes and forbidden links are errors. */
export const RichTextDocument: z.ZodType<RichTextDocument> = z.object({
  root: z.object({
    type: z.literal("root"),
    children: z.array(z.discriminatedUnion("type", [paragraph, list, quote, code, image, postQuote])),
  }),
});

/** Every `type` the schema reads; `tab` and `code-highlight` are stored as text. */
export const knownTypes: ReadonlySet<unknown> = new Set([
  ...["root", "paragraph", "list", "listitem", "quote", "code", "image", "post-quote"],
  ...["text", "linebreak", "tab", "code-highlight", "link", "autolink", "mention", "product"],
]);

/** Lexical drops empty texts and links when it reads them; so they are not stored. */
function withoutEmpty<Node extends { type: string; text?: string; children?: unknown[] }>(nodes: Node[]): Node[] {
  return nodes.filter((node) => {
    if (node.type === "text") return node.text !== "";
    return !((node.type === "link" || node.type === "autolink") && node.children?.length === 0);
  });
}

function flattenParagraphs<Node extends { type: string }>(
  nodes: (Node | ParagraphNode)[],
): (Exclude<Node, ParagraphNode> | InlineNode)[] {
  return nodes.flatMap((node, index): (Exclude<Node, ParagraphNode> | InlineNode)[] => {
    if (!isParagraph(node)) return [node as Exclude<Node, ParagraphNode>];
    const before: LineBreakNode[] = index > 0 ? [{ type: "linebreak" }] : [];
    return [...before, ...node.children];
  });
}

function isParagraph(node: { type: string }): node is ParagraphNode {
  return node.type === "paragraph";
}
