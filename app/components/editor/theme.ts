import type { EditorThemeClasses } from "lexical";

/** How the nodes look while they are written; close to how the page shows them. */
export const theme: EditorThemeClasses = {
  paragraph: "my-2",
  quote: "my-2 border-s-4 border-line ps-4 text-text-soft",
  code: "my-2 block overflow-x-auto rounded-lg bg-surface-sunken p-3 font-mono text-sm text-start whitespace-pre [direction:ltr]",
  link: "text-accent underline",
  list: {
    ul: "my-2 list-disc ps-6",
    ol: "my-2 list-decimal ps-6",
    listitem: "my-1 [unicode-bidi:plaintext]",
    nested: { listitem: "list-none" },
  },
  text: {
    bold: "font-bold",
    italic: "italic lang-fa:font-medium lang-fa:text-accent lang-fa:not-italic",
    strikethrough: "line-through",
    code: "rounded bg-surface-sunken px-1 font-mono text-sm [direction:ltr] [unicode-bidi:isolate]",
  },
  mention: "rounded bg-surface-sunken px-1 text-accent [unicode-bidi:isolate]",
  product: "rounded border border-line px-1 text-accent [unicode-bidi:isolate]",
  image: "my-2",
  /** The quote stands at the page's side; each of its paragraphs finds its own direction. */
  postQuote:
    "[direction:inherit] my-2 border-s-4 border-accent bg-surface-sunken ps-4 pe-2 py-1 rounded-e-lg text-text-soft " +
    "before:block before:text-sm before:font-bold before:content-[attr(data-author)]",
};
