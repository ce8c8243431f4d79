import fc from "fast-check";
import { expect, test } from "vitest";
import { anyPlainText, anyRichText } from "#tests/factories/rich-text.ts";
import { documentFromText } from "./from-text.ts";
import { parseRichText } from "./parse.ts";
import { quotePost } from "./quote-post.ts";
import type { RichTextDocument } from "./schema.ts";
import { images, links, mentions, productTags, quotedPosts, renderText } from "./text.ts";
import { documentToText } from "./to-text.ts";

const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
const blocks = (plain: string) => documentFromText(plain).root.children;
const text = (words: string) => ({ type: "text", text: words, format: 0 });
const linebreak = { type: "linebreak" };

test("blank lines part paragraphs, single ones break lines", () => {
  expect(blocks("یک\r\nدو\n \n\nسه")).toEqual([
    { type: "paragraph", children: [text("یک"), linebreak, text("دو")] },
    { type: "paragraph", children: [text("سه")] },
  ]);
});

test("reads quotes, lists and code, and no list from a year", () => {
  expect(blocks("> الف\n>\n> ب\n- یک\n* دو\n۳. سه\n4) چهار\n۱۳۹۰. سالی بود").map(({ type }) => type)).toEqual([
    "quote",
    "list",
    "list",
    "paragraph",
  ]);
  expect(blocks("1. تنها")).toEqual([{ type: "paragraph", children: [text("1. تنها")] }]);
  expect(blocks("```js\na\n\n b\n```\nپس")).toEqual([
    { type: "code", language: "js", children: [text("a"), linebreak, linebreak, text(" b")] },
    { type: "paragraph", children: [text("پس")] },
  ]);
});

test("finds addresses without the punctuation around them", () => {
  const found = (plain: string) => links(documentFromText(plain)).map(({ url }) => url);
  expect(found("ببین (https://a.ir/x) و https://b.ir/y. www.c.ir/؟")).toEqual([
    "https://a.ir/x",
    "https://b.ir/y",
    "https://www.c.ir/",
  ]);
  expect(found("https://fa.wikipedia.org/wiki/شیر_(حیوان)، «https://d.ir»")).toEqual([
    "https://fa.wikipedia.org/wiki/شیر_(حیوان)",
    "https://d.ir",
  ]);
  expect(found("[متن](https://e.ir) [بد](javascript:alert(1)) xhttps://f.ir a@www.g.ir")).toEqual(["https://e.ir"]);
});

test("editing as plain text keeps mentions, tags, pictures and quoted posts", () => {
  const before: RichTextDocument = {
    root: {
      type: "root",
      children: [
        quotePost({ postId: uuid, authorName: "علی رضایی", number: 12, text: "گفته بودم" }),
        {
          type: "paragraph",
          children: [
            { type: "mention", memberId: uuid, name: "سارا" },
            { type: "text", text: " نظرت درباره ", format: 0 },
            { type: "product", productId: uuid, slug: "tv", name: "تلویزیون ۵۵" },
            { type: "link", url: "/t/1", children: [{ type: "text", text: "اینجا", format: 0 }] },
          ],
        },
        { type: "image", mediaId: uuid, alt: "عکس", width: 3, height: 4 },
        { type: "list", listType: "number", start: 2, children: ["الف", "ب"].map(item) },
      ],
    },
  };
  const plain = documentToText(before);
  expect(plain).toBe(
    "> @علی رضایی #12:\n> گفته بودم\n\n@سارا نظرت درباره #تلویزیون ۵۵[اینجا](/t/1)\n\n" +
      `![عکس](media:${uuid})\n\n2. الف\n3. ب`,
  );
  expect(documentFromText(plain, before)).toEqual(before);
  const without = documentFromText(plain);
  expect([mentions(without), productTags(without), images(without), quotedPosts(without)]).toEqual([[], [], [], []]);
});

function item(words: string): { type: "listitem"; children: { type: "text"; text: string; format: number }[] } {
  return { type: "listitem", children: [{ type: "text", text: words, format: 0 }] };
}

test("collectors count each thing once and leave quoted posts to their authors", () => {
  const mention = { type: "mention" as const, memberId: uuid, name: "سارا" };
  const quote = quotePost({ postId: uuid, authorName: "علی", number: 1, text: "https://a.ir" });
  const document: RichTextDocument = {
    root: { type: "root", children: [{ ...quote }, { type: "paragraph", children: [mention, mention] }] },
  };
  expect(mentions(document)).toEqual([{ memberId: uuid, name: "سارا", count: 2 }]);
  expect([links(document), quotedPosts(document)]).toEqual([[], [{ postId: uuid, count: 1 }]]);
  expect(renderText(document)).toBe("@سارا@سارا");
  expect(renderText(document, { quoted: true })).toBe("https://a.ir\n@سارا@سارا");
});

test("reading, writing and reading again changes nothing", () => {
  fc.assert(
    fc.property(anyPlainText, (plain) => {
      const document = documentFromText(plain);
      expect(documentFromText(documentToText(document))).toEqual(document);
    }),
    { numRuns: 2_000 },
  );
});

test("what it reads is always a document the schema knows", () => {
  fc.assert(
    fc.property(anyPlainText, (plain) => {
      const document = documentFromText(plain);
      const parsed = parseRichText(document);
      expect(parsed.ok ? parsed.document : parsed.code).toEqual(parsed.ok ? document : "text_empty");
    }),
    { numRuns: 1_000 },
  );
});

test("any document can be written as plain text and read back", () => {
  fc.assert(
    fc.property(anyRichText(), (input) => {
      const parsed = parseRichText(input);
      if (!parsed.ok) return;
      const plain = documentToText(parsed.document);
      expect(documentToText(documentFromText(plain, parsed.document))).toBeTypeOf("string");
      expect(parseRichText(documentFromText(plain, parsed.document)).ok).toBe(true);
    }),
  );
});
