const scriptsEnd = 0x700;
const punctuationStart = 0x2000;
const punctuationEnd = 0x2070;
/** Table entry: this character has no weight in comparison and vanishes. */
export const drop = 0;
/** Table entry: only Unicode normalisation (NFKD) knows what this character equals. */
export const decompose = 1;
/** Table entry: ZWNJ or what stands for it; nothing once the word is whole. */
export const halfSpace = 2;

const space = 0x20;

/** Every spelling on the left is one letter on the right, for someone who searches. */
const sameLetter: [variants: string, letter: string][] = [
  ["أإآٱٲٳٵ", "ا"],
  ["ٮ", "ب"],
  ["ٹ", "ت"],
  ["ڈ", "د"],
  ["ڑڕ", "ر"],
  ["كڪػؼ", "ک"],
  ["ڵ", "ل"],
  ["ںڻ", "ن"],
  ["ؤٶۄۅۆۇۈۉۊۋۏٷ", "و"],
  ["ةہھەۀۂۃۿ", "ه"],
  ["يىئؠؽؾؿیۍێېۑےۓٸ", "ی"],
];

const samePunctuation: [variants: string, sign: string][] = [
  ["،", ","],
  ["؛", ";"],
  ["؟", "?"],
  ["٪", "%"],
  ["٫", "."],
  ["۔", "."],
  ["٭", "*"],
  ["‘’", "'"],
  ["“”", '"'],
  ["‐‒–—", "-"],
];

/** Soft hyphen, bidi marks, lone and high hamza, tatweel, thousands separator; harakat are the ranges below. */
const weightless = "\u00AD\u061C\u0621\u0640\u066C\u0674";
/** ZWSP, ZWNJ, ZWJ, and ¬ which old word processors wrote for a half-space. */
const halfSpaces = "\u00AC\u200B\u200C\u200D";
const weightlessRanges: [first: number, last: number][] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0x300, 0x36f],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x6e7, 0x6e8],
  [0x6ea, 0x6ed],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
];

/** The place of a code unit in the table, or -1: ASCII, Latin-1, Arabic script and general punctuation are in it. */
export function tableIndex(code: number): number {
  if (code < scriptsEnd) return code;
  return code >= punctuationStart && code < punctuationEnd ? code - punctuationStart + scriptsEnd : -1;
}

/** Builds the map from a code unit to the one it is compared as; entries may also be `drop` or `decompose`. */
export function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(scriptsEnd + punctuationEnd - punctuationStart);
  const set = (code: number, value: number) => {
    table[tableIndex(code)] = value;
  };
  for (let code = 0; code < punctuationEnd; code = code === scriptsEnd - 1 ? punctuationStart : code + 1) {
    const character = String.fromCharCode(code);
    if (/\s|\x85/.test(character)) set(code, space);
    else set(code, character.normalize("NFKD").toLowerCase() === character ? code : decompose);
  }
  for (let code = 0x41; code <= 0x5a; code++) set(code, code + space);
  for (const [first, last] of weightlessRanges) for (let code = first; code <= last; code++) set(code, drop);
  for (const sign of weightless) set(sign.charCodeAt(0), drop);
  for (const sign of halfSpaces) set(sign.charCodeAt(0), halfSpace);
  for (const letter of "ßς") set(letter.charCodeAt(0), decompose);
  for (let digit = 0; digit < 10; digit++) for (const zero of [0x660, 0x6f0]) set(zero + digit, 0x30 + digit);
  for (const [variants, target] of [...sameLetter, ...samePunctuation]) {
    for (const variant of variants) set(variant.charCodeAt(0), target.charCodeAt(0));
  }
  return table;
}
