import { createRequire } from "node:module";
import sharp from "sharp";
import { countGraphemes, excerpt } from "../persian/text.ts";
import type { Piece } from "./piece.ts";

const require = createRequire(import.meta.url);

/**
 * The faces as TrueType files, for the browser's WOFF2 is nothing that the drawing library reads. Only they are needed:
 * a machine without any font draws the same.
 */
const faces = {
  bold: { name: "Vazirmatn Bold", file: require.resolve("@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf") },
  medium: {
    name: "Vazirmatn Medium",
    file: require.resolve("@expo-google-fonts/vazirmatn/500Medium/Vazirmatn_500Medium.ttf"),
  },
};

const maxSeconds = 10;
const mostShortenings = 12;

/** Pictographs have no shape in our face and would stand as boxes. */
const pictographs = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}]\u200D?|[\uFE0F\u20E3]/gu;
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
const nothing: Piece = { data: Buffer.alloc(4), width: 1, height: 1 };

export type TextStyle = {
  face: keyof typeof faces;
  /** Sizes to try in pixels, from the one wished for to the smallest. */
  sizes: number[];
  colour: string;
  width: number;
  maxHeight: number;
};

/**
 * Draws a text in as many lines as it needs, in the greatest size in which they are not too high; what is too long even
 * for the smallest is shortened. Letters join, and each text runs in its own direction.
 * @returns the text alone, cut to its ink
 */
export async function drawText(text: string, style: TextStyle): Promise<Piece> {
  let words = withoutPictographs(text);
  for (const size of style.sizes) {
    const piece = await drawIn(words, size, style);
    if (piece.height <= style.maxHeight) return piece;
  }
  const smallest = style.sizes.at(-1)!;
  for (let shortened = 0; shortened < mostShortenings; shortened++) {
    words = excerpt(words, Math.ceil(countGraphemes(words) * 0.75));
    const piece = await drawIn(words, smallest, style);
    if (piece.height <= style.maxHeight) return piece;
  }
  return nothing;
}

async function drawIn(words: string, size: number, { face, colour, width }: TextStyle): Promise<Piece> {
  if (!visible.test(words)) return nothing;
  const { name, file } = faces[face];
  const escaped = words.replace(/[&<>]/g, (sign) => escapes[sign]!);
  const markup = `<span foreground="${colour}" insert_hyphens="false">${escaped}</span>`;
  const { data, info } = await sharp({
    text: {
      text: markup,
      font: `${name} ${size}`,
      fontfile: file,
      rgba: true,
      width,
      wrap: "word-char",
      align: "left",
    },
  })
    .timeout({ seconds: maxSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A text without what cannot be drawn. */
export function withoutPictographs(text: string): string {
  return text.toWellFormed().replace(forbidden, "").replace(pictographs, "").replace(/\s+/g, " ").trim();
}

/** Whether a text begins in a script that is written from right to left: its first strong letter tells (UAX 9, P2). */
export function runsFromRight(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first);
}
