import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRichText } from "#tests/factories/rich-text.ts";
import { readRichText } from "./form.ts";
import { parseRichText } from "./parse.ts";
import { maxBytes, maxGraphemes, maxNodes } from "./rules.ts";

const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
const text = (words: string, format: unknown = 0) => ({ type: "text", text: words, format });
const paragraph = (...children: unknown[]) => ({ type: "paragraph", children });
const documentOf = (...children: unknown[]) => ({ root: { type: "root", children } });
const link = (url: unknown) => documentOf(paragraph({ type: "link", url, children: [text("این")] }));

function codeOf(input: unknown): string {
  const parsed = parseRichText(input);
  return parsed.ok ? "ok" : parsed.code;
}

test("keeps what it knows and drops every other key", () => {
  const parsed = parseRichText({
    root: {
      ...paragraph({ ...text("سلام", 1 | 8 | 16), mode: "normal", style: "color:red", detail: 0, version: 1 }),
      type: "root",
      children: [
        { ...paragraph(text("سلام", 1 | 8 | 16)), direction: "rtl", format: "center", indent: 3, textStyle: "x" },
        { type: "image", mediaId: uuid, alt: "عکس", width: 10, height: 20, src: "https://evil.example/x.png" },
        {
          type: "code",
          language: "ts",
          children: [{ type: "code-highlight", text: "let", highlightType: "k" }, { type: "tab" }],
        },
        { type: "list", listType: "check", children: [{ type: "listitem", checked: true, children: [text("یک")] }] },
      ],
    },
    extra: true,
  });
  expect(parsed).toEqual({
    ok: true,
    text: "سلام\nعکس\nlet\nیک",
    length: 15,
    document: documentOf(
      paragraph(text("سلام", 1 | 16)),
      { type: "image", mediaId: uuid, alt: "عکس", width: 10, height: 20 },
      { type: "code", children: [text("let"), text("\t")], language: "ts" },
      { type: "list", listType: "bullet", start: 1, children: [{ type: "listitem", children: [text("یک")] }] },
    ),
  });
});

test("lines of pasted paragraphs in quotes and list items stay lines", () => {
  const parsed = parseRichText(documentOf({ type: "quote", children: [paragraph(text("الف")), paragraph(text("ب"))] }));
  expect(parsed).toMatchObject({
    document: documentOf({ type: "quote", children: [text("الف"), { type: "linebreak" }, text("ب")] }),
  });
});

test("drops bidi overrides and what the database cannot store, keeps ZWNJ", () => {
  expect(parseRichText(documentOf(paragraph(text("می\u200cخواهم\u202e\u0000\ud800 \u2066x"))))).toMatchObject({
    text: "می\u200cخواهم\ufffd x",
  });
});

test.each([
  "https://example.com/a?b=c#d",
  "HTTP://example.com",
  "mailto:a@b.ir",
  "/t/12",
  "https://fa.wikipedia.org/wiki/شیر",
])("allows a link to %s", (url) => expect(codeOf(link(url))).toBe("ok"));

test.each([
  "javascript:alert(1)",
  " \u0001java\nscript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\u200dscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "evil.example",
  "https://",
  "https://bank.example@evil.example/",
  "mailto:nobody",
  "",
])("refuses a link to %j", (url) => expect(codeOf(link(url))).toBe("text_forbidden_link"));

test.each(["", "\u200c", " \n\t ", "\u200b\u2060\u00ad", "\u3164\u2800", "\u064e"])("%j is empty", (words) => {
  expect(codeOf(documentOf(paragraph(text(words))))).toBe("text_empty");
});

test("emoji, a picture or a mention are something; a quoted post alone is not", () => {
  const mention = { type: "mention", memberId: uuid, name: "زهرا" };
  const image = { type: "image", mediaId: uuid, alt: "", width: 1, height: 1 };
  const quote = { type: "post-quote", postId: uuid, authorName: "علی", number: 3, children: [paragraph(text("سلام"))] };
  expect([text("👍"), mention].map((node) => codeOf(documentOf(paragraph(node))))).toEqual(["ok", "ok"]);
  expect(codeOf(documentOf(image))).toBe("ok");
  expect(codeOf(documentOf(quote, paragraph()))).toBe("text_empty");
  expect(codeOf(documentOf(quote, paragraph(text("موافقم"))))).toBe("ok");
});

test.each([
  ["null", null],
  ["a number", 5],
  ["an array", []],
  ["no root", {}],
  ["broken JSON", "{"],
  ["JSON of something else", '"text"'],
  ["children that are not a list", { root: { type: "root", children: {} } }],
  ["text in the root", documentOf(text("سلام"))],
  ["a paragraph in a paragraph", documentOf(paragraph(paragraph(text("سلام"))))],
  ["text that is not a string", documentOf(paragraph({ type: "text", text: { toString: "x" } }))],
  ["a mention of nobody", documentOf(paragraph({ type: "mention", memberId: "1", name: "علی" }))],
  ["an image of no size", documentOf({ type: "image", mediaId: uuid, alt: "", width: -1, height: 1e9 })],
  [
    "a product with a path for a slug",
    documentOf(paragraph({ type: "product", productId: uuid, slug: "../x", name: "x" })),
  ],
  ["a child that is null", documentOf(null)],
])("%s is malformed", (_, input) => expect(codeOf(input)).toBe("text_malformed"));

test.each(["heading", "iframe", "table", "__proto__", undefined, ["text"]])("a node of type %j is unknown", (type) => {
  expect(codeOf(documentOf({ type, children: [] }))).toBe("text_unknown_node");
});

test("refuses nesting 10,000 deep, as an object and as JSON, and nodes that contain themselves", () => {
  let node: unknown = text("x");
  for (let depth = 0; depth < 10_000; depth += 1) node = { type: "quote", children: [node] };
  expect(codeOf(documentOf(node))).toBe("text_too_deep");
  const json = '{"type":"quote","children":['.repeat(10_000) + "]}".repeat(10_000);
  expect(codeOf(`{"root":{"type":"root","children":[${json}]}}`)).toBe("text_too_deep");
  expect(codeOf("[".repeat(500_000))).toBe("text_malformed");
  const loop: { type: string; children: unknown[] } = { type: "quote", children: [] };
  loop.children.push(loop);
  expect(codeOf(documentOf(loop))).toBe("text_too_deep");
});

test("lists nest five deep and no deeper", () => {
  const nest = (depth: number): unknown => ({
    type: "list",
    listType: "bullet",
    children: [{ type: "listitem", children: depth > 1 ? [nest(depth - 1)] : [text("x")] }],
  });
  expect([codeOf(documentOf(nest(5))), codeOf(documentOf(nest(6)))]).toEqual(["ok", "text_too_deep"]);
});

test("refuses what is too large, whatever makes it large", () => {
  expect(codeOf("x".repeat(10_000_000))).toBe("text_too_large");
  expect(codeOf(JSON.stringify(documentOf(paragraph(text("ن".repeat(maxBytes / 2 + 1))))))).toBe("text_too_large");
  expect(codeOf(documentOf(paragraph(text("x".repeat(10_000_000)))))).toBe("text_too_large");
  expect(codeOf(documentOf(...new Array(maxNodes + 1).fill(paragraph())))).toBe("text_too_large");
  expect(codeOf(documentOf(paragraph(text("ن".repeat(maxGraphemes)))))).toBe("ok");
  expect(codeOf(documentOf(paragraph(text("ن".repeat(maxGraphemes + 1)))))).toBe("text_too_long");
  expect(codeOf(link(`https://example.com/${"a".repeat(3_000)}`))).toBe("text_forbidden_link");
  expect(readRichText({ plain: "x".repeat(10_000_000) })).toEqual({ ok: false, code: "text_too_large" });
});

test("a form's JSON wins over its plain text", () => {
  const json = JSON.stringify(documentOf(paragraph(text("از ویرایشگر"))));
  expect(readRichText({ plain: "ساده", json })).toMatchObject({ text: "از ویرایشگر" });
  expect(readRichText({ plain: "ساده", json: "" })).toMatchObject({ text: "ساده" });
  expect(readRichText({})).toEqual({ ok: false, code: "text_empty" });
});

test("whatever comes in, it answers and never throws; what it accepted it accepts again unchanged", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.anything(), anyRichText()), (input) => {
      const parsed = parseRichText(input);
      if (parsed.ok) expect(parseRichText(JSON.stringify(parsed.document))).toEqual(parsed);
    }),
    { numRuns: 500 },
  );
});

test("accepts every document whose nodes stand where they may, unless it says nothing", () => {
  fc.assert(
    fc.property(anyRichText(), (input) => {
      expect(["ok", "text_empty"]).toContain(codeOf(input));
    }),
  );
});
