const zwnj = "\u200C";
/** Embeddings, overrides and isolates: they reorder what stands around them. */
const bidiOverrides = /[\u202A-\u202E\u2066-\u2069]/g;
/** Controls that no text needs; TAB and LF stay. */
const controls = /(?![\n\t])[\p{Cc}\uFEFF]/gu;
/** Soft hyphen, ALM, ZWSP, LRM and RLM, invisible operators, anchors: nothing to see in a name, much to hide behind. */
const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u206F\uFFF9-\uFFFB]/g;
const halfSpacesAside = /^\u200C+|\u200C+$|(?<=\s)\u200C+|\u200C+(?=\s)/g;

/**
 * Running text as we store it: what the person wrote, trimmed, without characters that reorder the text around it or
 * that no text holds. ZWNJ inside words stays (runs become one); LRM and RLM stay, they order mixed text honestly.
 */
export function cleanText(text: string): string {
  return tidyHalfSpaces(
    text
      .toWellFormed()
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replace(controls, "")
      .replace(bidiOverrides, ""),
  );
}

/** A name or a title as we store it: cleaned text on one line, single spaces, nothing invisible but ZWNJ and ZWJ. */
export function cleanName(text: string): string {
  return tidyHalfSpaces(cleanText(text).replace(invisible, "").replace(/\s+/g, " "));
}

function tidyHalfSpaces(text: string): string {
  return text
    .replace(/\u200C{2,}/g, zwnj)
    .replace(halfSpacesAside, "")
    .trim();
}

/** Whether a text holds any character of Unicode's Bidi_Control, which names and titles may not. */
export function hasBidiControls(text: string): boolean {
  return /\p{Bidi_Control}/u.test(text);
}

/** Characters each of which is one grapheme wherever another of them follows (UAX 29, class Other). */
const plain = "[ -~\u00A1-\u00AC\u00AE-\u02FF\u0621-\u064A\u0660-\u066F\u0671-\u06D3\u06EE-\u06FF]";
const plainStretch = new RegExp(`${plain}+(?=${plain})`, "g");
const graphemes = new Intl.Segmenter("fa", { granularity: "grapheme" });

/** The length of a text as a reader counts it, after trimming: graphemes (UAX 29). Linear and quick on large texts. */
export function countGraphemes(text: string): number {
  let count = 0;
  const rest = text.trim().replace(plainStretch, (stretch) => {
    count += stretch.length;
    return "";
  });
  for (const _ of graphemes.segment(rest)) count++;
  return count;
}

const keycaps = /[0-9#*]\uFE0F?\u20E3/g;
const letter =
  /(?![\u0640\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}\p{Emoji_Presentation}])[\p{L}\p{N}]/gu;

/** How many letters and digits a text has; ZWNJ, tatweel, harakat, emoji, punctuation and blank fillers are none. */
export function countLetters(text: string): number {
  return text.normalize("NFC").replace(keycaps, "").match(letter)?.length ?? 0;
}

/**
 * A short readable piece of an address that keeps Persian letters: «دوربین‌های کانن IXUS» is "دوربین-های-کانن-ixus".
 * At most `maxLength` characters, cut between words where possible; "" when the text has no letters, so it goes with an id.
 */
export function slugify(text: string, maxLength = 40): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[يى]/g, "ی")
    .replaceAll("ك", "ک")
    .replace(/[ۀة]/g, "ه")
    .replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u0640\u064B-\u0655\u0670]/g, "")
    .match(/(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}])+/gu);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if ([...longer].length > maxLength) return slug || [...word].slice(0, maxLength).join("");
    slug = longer;
  }
  return slug;
}

/**
 * The beginning of a text on one line, at most so many graphemes long with its ellipsis, cut between words unless that
 * would lose more than half of it.
 */
export function excerpt(text: string, maxGraphemes: number): string {
  const line = text.trim().replace(/\s+/g, " ");
  const ends = plainEnds(line, maxGraphemes + 1) ?? segmentEnds(line, maxGraphemes + 1);
  return ends.length > maxGraphemes ? shorten(line, ends[maxGraphemes - 2] ?? 0) : line;
}

/** Where the first graphemes of a text end. */
function segmentEnds(text: string, most: number): number[] {
  const ends: number[] = [];
  for (const { index, segment } of graphemes.segment(text)) {
    if (ends.length === most) break;
    ends.push(index + segment.length);
  }
  return ends;
}

/** The same for what is written with the signs of `standsAlone` and `joins` only, as nearly all is: a third of the time. */
function plainEnds(text: string, most: number): number[] | null {
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (standsAlone(code)) {
      if (ends.length === most) break;
      ends.push(at + 1);
    } else if (joins(code) && ends.length > 0) ends[ends.length - 1] = at + 1;
    else return null;
  }
  return ends;
}

/** Signs of ASCII and of Persian that make a grapheme with nothing but what `joins` (UAX #29). */
function standsAlone(code: number): boolean {
  if (code < 0x7f) return code >= 0x20;
  if (code < 0x600) return code === 0xab || code === 0xbb; // « »
  if (code < 0x700)
    return (
      (code >= 0x620 && code <= 0x64a) || // letters
      (code >= 0x660 && code <= 0x66f) || // Arabic digits
      (code >= 0x671 && code <= 0x6d3) || // further letters
      (code >= 0x6f0 && code <= 0x6fc) || // Persian digits
      code === 0x60c ||
      code === 0x61b ||
      code === 0x61f // ، ؛ ؟
    );
  return code === 0x2013 || code === 0x2014 || code === 0x2026; // – — …
}

/** The zero-width non-joiner, and vowel signs. */
function joins(code: number): boolean {
  return code === 0x200c || (code >= 0x64b && code <= 0x65f) || code === 0x670;
}

function shorten(line: string, end: number): string {
  const boundary = line.lastIndexOf(" ", end);
  const cut = line.slice(0, boundary > end / 2 ? boundary : end);
  return `${cut.replace(/[\s\u200C\p{Ps}\p{Pi}،؛,;:.…\-–—]+$/u, "")}…`;
}
