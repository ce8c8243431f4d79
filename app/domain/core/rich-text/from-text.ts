import { cleanWords } from "./clean.ts";
import { type KnownNodes, knownNodes, readInline } from "./from-text-inline.ts";
import { hasVisibleText } from "./rules.ts";
import type { BlockNode, CodeNode, InlineNode, ListNode, RichTextDocument } from "./schema.ts";

type Reader = { lines: string[]; at: number; known: KnownNodes };

const fenceStart = /^(`{3,})([a-z0-9+#-]{0,20})$/;
const bullet = /^[-*•]\s+(\S.*)$/;
const numbered = /^([0-9۰-۹٠-٩]{1,3})[.)]\s+(\S.*)$/;
const quoteLine = /^>\s?/;
const picture = /^!\[[^\]]*\]\(media:([0-9a-f-]{36})\)$/;
const quoteSource = /^@(.+) #(\d+):$/;

/**
 * The document that a plain text means: blank lines part paragraphs, `> ` quotes, `- ` and `1. ` list, ``` fences code,
 * web addresses become links. Editing without JavaScript passes the document as it was (`before`): its mentions, tags,
 * pictures and quoted posts are recognised in the text and kept.
 */
export function documentFromText(plain: string, before?: RichTextDocument): RichTextDocument {
  const lines = cleanWords(plain).split("\n");
  return { root: { type: "root", children: readBlocks(lines, knownNodes(before)) } };
}

function readBlocks(lines: string[], known: KnownNodes): BlockNode[] {
  const reader: Reader = { lines, at: 0, known };
  const blocks: BlockNode[] = [];
  while (reader.at < lines.length) {
    const block = readBlock(reader);
    if (block) blocks.push(block);
  }
  return blocks;
}

function readBlock(reader: Reader): BlockNode | null {
  const line = peek(reader);
  if (line === "") {
    reader.at += 1;
    return null;
  }
  if (fenceStart.test(line)) return readCode(reader);
  if (quoteLine.test(line)) return readQuote(reader);
  if (bullet.test(line)) return readList(reader);
  if (numbersFrom(reader).length > 1) return readNumbers(reader);
  return readPicture(reader) ?? readParagraph(reader);
}

function readCode(reader: Reader): BlockNode | null {
  const [, fence = "", language] = fenceStart.exec(peek(reader))!;
  reader.at += 1;
  const start = reader.at;
  while (reader.at < reader.lines.length && peek(reader) !== fence) reader.at += 1;
  const lines = reader.lines.slice(start, reader.at);
  reader.at += 1;
  if (!hasVisibleText(lines.join(""))) return null;
  const children = lines.flatMap((text, index): CodeNode["children"] => {
    const before: CodeNode["children"] = index > 0 ? [{ type: "linebreak" }] : [];
    return text === "" ? before : [...before, { type: "text", text, format: 0 }];
  });
  return { type: "code", ...(language && { language }), children };
}

function readQuote(reader: Reader): BlockNode | null {
  const lines = takeLines(reader, (line) => quoteLine.test(line)).map((line) => line.replace(quoteLine, "").trim());
  const [, authorName, number] = quoteSource.exec(lines[0] ?? "") ?? [];
  const post = reader.known.posts.find((node) => node.authorName === authorName && String(node.number) === number);
  if (!post) return withInlines({ type: "quote" }, lines, reader.known);
  const children = readBlocks(lines.slice(1), reader.known).filter((block) => {
    return block.type !== "image" && block.type !== "post-quote";
  });
  return { ...post, children };
}

function readList(reader: Reader): ListNode {
  const items = takeLines(reader, (line) => bullet.test(line)).map((line) => bullet.exec(line)![1]!);
  return toList("bullet", 1, items, reader.known);
}

function readNumbers(reader: Reader): ListNode {
  const items = numbersFrom(reader);
  reader.at += items.length;
  const words = items.map(({ text }) => text);
  return toList("number", items[0]!.number, words, reader.known);
}

/** The lines from here on that count upwards by one: a year at the head of a sentence is no list. */
function numbersFrom(reader: Reader): { number: number; text: string }[] {
  const items: { number: number; text: string }[] = [];
  for (let at = reader.at; at < reader.lines.length; at += 1) {
    const [, digits, text] = numbered.exec(reader.lines[at]!.trim()) ?? [];
    const number = digits === undefined ? Number.NaN : toNumber(digits);
    if (text === undefined || Number.isNaN(number)) break;
    if (items.length > 0 && number !== items[0]!.number + items.length) break;
    items.push({ number, text });
  }
  return items;
}

function toNumber(digits: string): number {
  return Number(digits.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf)));
}

function toList(listType: ListNode["listType"], start: number, items: string[], known: KnownNodes): ListNode {
  return {
    type: "list",
    listType,
    start,
    children: items.map((item) => ({ type: "listitem", children: readInline(item, known) })),
  };
}

function readPicture(reader: Reader): BlockNode | null {
  const [, mediaId] = picture.exec(peek(reader)) ?? [];
  const image = reader.known.images.find((node) => node.mediaId === mediaId);
  if (!image) return null;
  reader.at += 1;
  return image;
}

function readParagraph(reader: Reader): BlockNode | null {
  const first = reader.at;
  const lines = takeLines(reader, (line) => {
    if (reader.at === first) return true;
    const begins = fenceStart.test(line) || quoteLine.test(line) || bullet.test(line) || numbersFrom(reader).length > 1;
    return line !== "" && !begins && !picture.test(line);
  });
  return withInlines({ type: "paragraph" }, lines, reader.known);
}

function withInlines(block: { type: "paragraph" | "quote" }, lines: string[], known: KnownNodes): BlockNode | null {
  const text = lines.join("\n").trim();
  if (text === "") return null;
  const children = text.split("\n").flatMap((line, index): InlineNode[] => {
    return [...(index > 0 ? [{ type: "linebreak" } as const] : []), ...readInline(line, known)];
  });
  return { ...block, children };
}

function takeLines(reader: Reader, belongs: (line: string) => boolean): string[] {
  const lines: string[] = [];
  while (reader.at < reader.lines.length && belongs(peek(reader))) {
    lines.push(peek(reader));
    reader.at += 1;
  }
  return lines;
}

function peek(reader: Reader): string {
  return reader.lines[reader.at]!.trim();
}
