import fc from "fast-check";
import { expect, test } from "vitest";
import { anyPlainText, anyRichText } from "#tests/factories/rich-text.ts";
import { documentFromText } from "./from-text.ts";
import { renderHtml } from "./html.ts";
import { parseRichText } from "./parse.ts";
import { quotePost } from "./quote-post.ts";
import type { BlockNode, InlineNode, ListNode } from "./schema.ts";

const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
const options = {
  mediaUrl: (mediaId: string) => ({
    src: `/media/${mediaId}`,
    srcset: `/media/${mediaId}?w=740 740w`,
    width: 4,
    height: 3,
  }),
  memberPath: (memberId: string) => `/members/${memberId}`,
  productPath: (slug: string) => `/products/${slug}`,
  postPath: (postId: string) => `/p/${postId}`,
};
const html = (...children: BlockNode[]) => renderHtml({ root: { type: "root", children } }, options);
const paragraph = (...children: InlineNode[]): BlockNode => ({ type: "paragraph", children });
const text = (words: string, format = 0): InlineNode => ({ type: "text", text: words, format });
const link = (url: string, words: string): InlineNode => {
  return { type: "link", url, children: [{ type: "text", text: words, format: 0 }] };
};

test("formats nest, code is left to right, everything is escaped", () => {
  expect(html(paragraph(text("پر", 1), text("کج", 2), text("خط", 4), text("<b>&", 17)))).toBe(
    '<p dir="auto"><strong>پر</strong><em>کج</em><s>خط</s><strong><code dir="ltr">&lt;b&gt;&amp;</code></strong></p>',
  );
  expect(html(documentFromText("```ts\nlet x = '<';\n\n  y\n```").root.children[0]!)).toBe(
    '<pre dir="ltr"><code class="language-ts">let x = &#39;&lt;&#39;;\n\n  y</code></pre>',
  );
});

test("empty blocks leave no gap", () => {
  expect(html(paragraph(), paragraph(text("الف")), { type: "quote", children: [] })).toBe('<p dir="auto">الف</p>');
});

test("a block without letters goes the way of the page", () => {
  expect(html(paragraph(text("۱۲۰ 👍")), paragraph(text("۱ x")))).toBe('<p>۱۲۰ 👍</p><p dir="auto">۱ x</p>');
});

test("only the outer list has a direction, and a list can start anywhere", () => {
  const inner: BlockNode = {
    type: "list",
    listType: "bullet",
    start: 1,
    children: [{ type: "listitem", children: [text("ب")] }],
  };
  expect(
    html({
      type: "list",
      listType: "number",
      start: 3,
      children: [{ type: "listitem", children: [text("الف"), inner] }],
    }),
  ).toBe('<ol start="3" dir="auto"><li>الف<ul><li>ب</li></ul></li></ol>');
});

test("a nested list belongs to the item before it", () => {
  const item = (...children: (InlineNode | ListNode)[]) => ({ type: "listitem" as const, children });
  const list = (...children: ReturnType<typeof item>[]): ListNode => {
    return { type: "list", listType: "bullet", start: 1, children };
  };
  expect(html(list(item(text("الف")), item(list(item(text("ب")))), item(text("پ"))))).toBe(
    '<ul dir="auto"><li>الف<ul><li>ب</li></ul></li><li>پ</li></ul>',
  );
});

test("links that leave are marked and isolated; links on the site are plain", () => {
  expect(html(paragraph(text("بخوان: "), link("https://a.ir/?x=1&y=2", "این")))).toBe(
    '<p dir="auto">بخوان: <a href="https://a.ir/?x=1&amp;y=2" rel="ugc nofollow noopener"><bdi>این</bdi></a></p>',
  );
  expect(html(paragraph(link("/t/1", "موضوع")))).toBe('<p dir="auto"><a href="/t/1">موضوع</a></p>');
});

test("a bare address is shown short and readable", () => {
  const url = "https://www.example.com/%D9%85%D8%AD%D8%B5%D9%88%D9%84/";
  expect(html(paragraph(link(url, url)))).toContain('<bdi dir="ltr">example.com/محصول</bdi></a>');
  const long = `https://example.com/${"a".repeat(100)}`;
  expect(html(paragraph(link(long, long)))).toContain(
    `title="${long}"><bdi dir="ltr">example.com/${"a".repeat(47)}…</bdi>`,
  );
  const tricky = "https://example.com/%E2%80%AEgpj.exe";
  expect(html(paragraph(link(tricky, tricky)))).toContain("example.com/%E2%80%AEgpj.exe</bdi>");
});

test("mentions, tags, pictures and quoted posts become links to what they name", () => {
  expect(html(paragraph(text("سلام "), { type: "mention", memberId: uuid, name: "Ali" }))).toBe(
    `<p dir="auto">سلام <a class="mention" href="/members/${uuid}"><bdi>@Ali</bdi></a></p>`,
  );
  expect(html(paragraph({ type: "product", productId: uuid, slug: "tv-1", name: "تلویزیون" }))).toBe(
    '<p dir="auto"><a class="product-tag" href="/products/tv-1">تلویزیون</a></p>',
  );
  expect(html({ type: "image", mediaId: uuid, alt: 'a"b', width: 1, height: 1 })).toBe(
    `<figure><img src="/media/${uuid}" srcset="/media/${uuid}?w=740 740w" sizes="(max-width: 740px) 100vw, 740px" ` +
      'alt="a&quot;b" width="4" height="3" loading="lazy" decoding="async"></figure>',
  );
  expect(html(quotePost({ postId: uuid, authorName: "علی", number: 7, text: "یک\n\nدو" }))).toBe(
    `<blockquote class="post-quote"><cite><a href="/p/${uuid}" data-number="7"><bdi>علی</bdi></a></cite>` +
      '<p dir="auto">یک</p><p dir="auto">دو</p></blockquote>',
  );
});

test("a picture that is gone is left out", () => {
  const document = { root: { type: "root" as const, children: [paragraph(text("الف"))] } };
  document.root.children.push({ type: "image", mediaId: uuid, alt: "x", width: 1, height: 1 });
  expect(renderHtml(document, { ...options, mediaUrl: () => null })).toBe('<p dir="auto">الف</p>');
});

/** Tags and attributes that may be in the result; values may hold anything that is escaped. */
const allowed: Record<string, string[]> = {
  p: ["dir"],
  blockquote: ["dir", "class"],
  pre: ["dir"],
  code: ["dir", "class"],
  ul: ["dir"],
  ol: ["dir", "start"],
  li: [],
  a: ["href", "rel", "class", "title", "data-number"],
  bdi: ["dir"],
  img: ["src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"],
  ...Object.fromEntries(["figure", "cite", "strong", "em", "s", "br"].map((tag) => [tag, []])),
};

function strangers(rendered: string): string[] {
  const tag = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)>/g;
  const found = [...rendered.matchAll(tag)].flatMap(([whole, , name = "", attributes = ""]) => {
    const names = [...attributes.matchAll(/ ([a-z-]+)="/g)].map(([, attribute]) => attribute!);
    const href = /href="([^"]*)"/.exec(attributes)?.[1] ?? "/";
    const fine =
      allowed[name] && names.every((it) => allowed[name]!.includes(it)) && /^(\/(?!\/)|https?:|mailto:)/i.test(href);
    return fine ? [] : [whole];
  });
  const rest = rendered.replace(tag, "");
  return /[<>"']/.test(rest) || /[\u202A-\u202E\u2066-\u2069]/.test(rendered) ? [...found, rest] : found;
}

test("no document puts a tag, an attribute or a protocol on the page that is not on the list", () => {
  let rendered = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        anyRichText(),
        anyPlainText.map((plain) => documentFromText(plain)),
      ),
      (input) => {
        const parsed = parseRichText(input);
        if (!parsed.ok) return;
        rendered += 1;
        expect(strangers(renderHtml(parsed.document, options))).toEqual([]);
      },
    ),
    { numRuns: 1_000 },
  );
  expect(rendered).toBeGreaterThan(500);
});
