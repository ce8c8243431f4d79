import sharp from "sharp";
import { contrast } from "../oklch.ts";
import { type Piece, type Placed, roundedRectangle } from "./piece.ts";
import { drawText } from "./text.server.ts";

/** What an icon is made of: a picture (WebP), or else a letter. */
export type IconParts = { logo: Uint8Array | null; letter: string; ground: string; ink: string };

/** `rounded` stands by itself; `whole` fills its square, for who cuts icons into shapes of their own (W3C: maskable). */
export type IconShape = "rounded" | "whole";

const maxSeconds = 10;
const white = "#ffffff";
/** Part of the side that a round cut of a maskable icon surely leaves, along a square's side. */
const safeShare = 0.56;

/** Draws an icon as a piece of a larger drawing, or to be written by `toPng`. */
export async function drawIcon(parts: IconParts, size: number, shape: IconShape): Promise<Piece> {
  const radius = shape === "rounded" ? Math.round(size * 0.22) : 0;
  const logo = parts.logo && (await readLogo(parts.logo, parts.ground));
  const ground = roundedRectangle(size, size, radius, logo?.ground ?? parts.ground);
  if (logo?.isWhole) return masked(await squareOf(logo.bytes, size, "cover"), ground);
  const share = shape === "whole" ? safeShare : logo ? 0.72 : safeShare;
  const inner = Math.round(size * share);
  const sign = logo ? await squareOf(logo.bytes, inner, "inside") : await drawLetter(parts, inner);
  const place = { left: Math.round((size - sign.width) / 2), top: Math.round((size - sign.height) / 2) };
  return flatten(ground, [{ piece: sign, ...place }]);
}

/** Lays pieces upon a ground. */
export async function flatten(ground: Piece, pieces: Placed[]): Promise<Piece> {
  const { data, info } = await sharp(ground.data, { raw: rawOf(ground) })
    .composite(
      pieces.map(({ piece, left, top }) => ({ input: piece.data, raw: rawOf(piece), left, top, blend: "over" })),
    )
    .timeout({ seconds: maxSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A drawing as a PNG file. */
export function toPng(piece: Piece): Promise<Buffer> {
  return sharp(piece.data, { raw: rawOf(piece) })
    .timeout({ seconds: maxSeconds })
    .png({ compressionLevel: 9, palette: true, quality: 95, effort: 4 })
    .toBuffer();
}

const rawOf = ({ width, height }: Piece) => ({ width, height, channels: 4 as const });

function drawLetter({ letter, ink }: IconParts, side: number): Promise<Piece> {
  const sizes = [1.25, 1, 0.8, 0.6].map((share) => Math.round(side * share));
  return drawText(letter, { face: "bold", sizes, colour: ink, width: side * 2, maxHeight: side });
}

type Logo = { bytes: Uint8Array; isWhole: boolean; ground: string };

/** A logo without see-through parts is an icon by itself; any other stands on the brand's colour, or on white if it would be lost there. */
async function readLogo(bytes: Uint8Array, brand: string): Promise<Logo> {
  const { hasAlpha } = await sharp(bytes).metadata();
  const pixels = await sharp(bytes).ensureAlpha().resize(32, 32, { fit: "inside" }).raw().toBuffer();
  const sum = [0, 0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]! / 255;
    for (let part = 0; part < 3; part++) sum[part]! += pixels[at + part]! * alpha;
    sum[3]! += alpha;
  }
  const isWhole = !hasAlpha || sum[3]! > (pixels.length / 4) * 0.97;
  const mean = `#${sum
    .slice(0, 3)
    .map((part) => hexPart(part / Math.max(1, sum[3]!)))
    .join("")}`;
  return { bytes, isWhole, ground: contrast(mean, brand) >= 3 ? brand : white };
}

const hexPart = (value: number) => Math.round(Math.min(255, value)).toString(16).padStart(2, "0");

async function squareOf(bytes: Uint8Array, size: number, fit: "cover" | "inside"): Promise<Piece> {
  const { data, info } = await sharp(bytes)
    .timeout({ seconds: maxSeconds })
    .ensureAlpha()
    .toColourspace("srgb")
    .resize(size, size, { fit })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A picture cut to the shape of a ground of the same size. */
function masked(picture: Piece, ground: Piece): Piece {
  const data = Buffer.from(picture.data);
  for (let at = 3; at < data.length; at += 4) data[at] = Math.round((data[at]! * ground.data[at]!) / 255);
  return { ...picture, data };
}
