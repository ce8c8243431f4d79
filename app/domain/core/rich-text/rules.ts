/** How deep nodes may nest under the root. */
export const maxDepth = 20;
/** How deep lists may nest in lists. */
export const maxListDepth = 5;
/** How many nodes a document may have. */
export const maxNodes = 5_000;
/** How long the text may be, in graphemes. */
export const maxGraphemes = 30_000;
/** How large the serialised document may be, in UTF-8 bytes. */
export const maxBytes = 512 * 1024;
/** How long the address of a link may be, in UTF-16 units. */
export const maxHrefLength = 2_048;
/** A bare address longer than this is shown shortened, in UTF-16 units. */
export const maxShownHref = 60;

/** Lexical's bits for the formats a text may carry; all others are cleared. */
export const textFormat = { bold: 1, italic: 2, strikethrough: 4, code: 16 } as const;

const blankLetters = "\u115F\u1160\u3164\uFFA0\u2800";
const visible = new RegExp(`(?![${blankLetters}])[\\p{L}\\p{N}\\p{P}\\p{S}]`, "u");

/** Whether a person would see anything: spaces, ZWNJ, marks alone and letters that are drawn blank do not count. */
export function hasVisibleText(text: string): boolean {
  return visible.test(text);
}
