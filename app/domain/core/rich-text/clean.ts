const bidiOverrides = /[\u202A-\u202E\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;

/**
 * A text node's words as they are stored: without bidi overrides, which could reorder the page around them, and without
 * what PostgreSQL's `jsonb` refuses (NUL, lone surrogates). Spaces stay, for they separate a word from the node after it.
 */
export function cleanWords(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(controls, "").replace(bidiOverrides, "");
}
