import fc from "fast-check";

const hostile = fc.constantFrom(
  `"><script>alert(1)</script>`,
  "' onerror='x",
  "<img src=x onerror=alert(1)>",
  "&lt;b&gt;&amp;",
  "]]>--><!--",
  "\u202Eevil\u2066",
  "می\u200cخواهم",
  "javascript:alert(1)",
  "# * > - ` ~~~ ```",
  "[a](/b) ![c](media:d)",
);

/** Words in any script, mixed with what attackers write. */
const anyWords = fc.oneof(hostile, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

/** Plain text as people type it into a textarea, rich in what has a meaning there. */
export const anyPlainText = fc
  .array(
    fc.oneof(
      anyWords,
      fc.webUrl(),
      fc.constantFrom("- ", "> ", "1. ", "2. ", "۱. ", "۲. ", "```", "````", "\n", "\n\n", " ", "سلام", "www.a.ir"),
      fc.constantFrom("[", "](", ")", "https://a.ir", "[x](https://a.ir)", "- - x", "> > y", "(", "@علی", "#", "* a"),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(""));

/** A rich text document whose nodes stand where they may, with any words in every place for words. */
export function anyRichText() {
  const { list } = fc.letrec<{ list: unknown; item: unknown }>((tie) => ({
    item: fc.record({
      type: fc.constant("listitem"),
      children: fc.array(fc.oneof({ maxDepth: 2, depthIdentifier: "list" }, anyInline, tie("list")), { maxLength: 3 }),
    }),
    list: fc.record({
      type: fc.constant("list"),
      listType: fc.constantFrom("bullet", "number"),
      start: fc.integer({ min: 0, max: 100 }),
      children: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
    }),
  }));
  const block = fc.oneof(
    list,
    anyLines,
    fc.record({ type: fc.constant("code"), language: anyWords, children: fc.array(anyText, { maxLength: 3 }) }),
  );
  const picture = fc.record({
    type: fc.constant("image"),
    mediaId: fc.uuid(),
    alt: anyWords,
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
  });
  const quote = fc.record({
    type: fc.constant("post-quote"),
    postId: fc.uuid(),
    authorName: anyWords.map((words) => `ن${words}`),
    number: fc.integer({ min: 1 }),
    children: fc.array(block, { maxLength: 3 }),
  });
  return fc.record({
    root: fc.record({
      type: fc.constant("root"),
      children: fc.array(fc.oneof(block, picture, quote), { minLength: 1, maxLength: 6 }),
    }),
  });
}

const anyText = fc.record({ type: fc.constant("text"), text: anyWords, format: fc.integer({ min: 0, max: 2047 }) });

const anyInline = fc.oneof(
  anyText,
  fc.record({ type: fc.constant("linebreak") }),
  fc.record({
    type: fc.constantFrom("link", "autolink"),
    url: fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constant(`/a"b'<c>&d`)),
    children: fc.array(anyText, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant("mention"), memberId: fc.uuid(), name: anyWords.map((words) => `ن${words}`) }),
  fc.record({
    type: fc.constant("product"),
    productId: fc.uuid(),
    slug: fc.constantFrom("phone-1", "گوشی"),
    name: anyWords.map((words) => `ک${words}`),
  }),
);

const anyLines = fc.record({
  type: fc.constantFrom("paragraph", "quote"),
  children: fc.array(anyInline, { maxLength: 5 }),
});
