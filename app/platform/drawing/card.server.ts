import { brandRamp } from "../brand-ramp.ts";
import { drawIcon, flatten, type IconParts, toPng } from "./icon.server.ts";
import { type Piece, type Placed, roundedRectangle } from "./piece.ts";
import { drawText, runsFromRight } from "./text.server.ts";

/** The size that link previews ask for: https://ogp.me and Twitter's summary_large_image. */
export const cardSize = { width: 1200, height: 630 };

const margin = 80;
const paper = "#fdfcfa";
const ink = "#292522";
const softInk = "#5f5954";
const inner = cardSize.width - 2 * margin;

export type CardParts = {
  icon: IconParts;
  hue: number;
  club: string;
  title: string;
  /** The forum that the title stands in, or a sentence about the club. */
  note: string;
};

/** Draws what a link to a topic shows: the club at the head, the title, the forum below. */
export async function drawCard({ icon, hue, club, title, note }: CardParts): Promise<Buffer> {
  const ramp = brandRamp(hue);
  const isRtl = runsFromRight(title || club);
  const [mark, name, heading, forum] = await Promise.all([
    drawIcon(icon, 88, "rounded"),
    drawText(club, { face: "medium", sizes: [36, 30], colour: softInk, width: inner - 120, maxHeight: 60 }),
    drawText(title, { face: "bold", sizes: [68, 60, 52, 46], colour: ink, width: inner, maxHeight: 270 }),
    drawText(note, { face: "medium", sizes: [32, 28], colour: ramp[700], width: inner - 56, maxHeight: 48 }),
  ]);
  const at = (piece: Piece, fromStart: number, top: number): Placed => ({
    piece,
    left: Math.round(isRtl ? cardSize.width - fromStart - piece.width : fromStart),
    top: Math.round(top),
  });
  const pill = roundedRectangle(forum.width + 56, 72, 36, ramp[100]);
  const band = roundedRectangle(cardSize.width, 16, 0, ramp[600]);
  return write([
    { piece: band, left: 0, top: cardSize.height - band.height },
    at(mark, margin, 64),
    at(name, margin + 112, 64 + (88 - name.height) / 2),
    at(heading, margin, 188 + (290 - heading.height) / 2),
    at(pill, margin, 506),
    at(forum, margin + 28, 506 + (72 - forum.height) / 2),
  ]);
}

/** Draws what a link to the club shows: its icon, its name, a sentence. */
export async function drawClubCard({ icon, hue, club, note }: Omit<CardParts, "title">): Promise<Buffer> {
  const ramp = brandRamp(hue);
  const [mark, name, sentence] = await Promise.all([
    drawIcon(icon, 176, "rounded"),
    drawText(club, { face: "bold", sizes: [80, 68, 56, 46], colour: ink, width: inner, maxHeight: 190 }),
    drawText(note, { face: "medium", sizes: [36, 32], colour: softInk, width: inner, maxHeight: 60 }),
  ]);
  const height = mark.height + 40 + name.height + 32 + sentence.height;
  const middle = (piece: Piece, top: number): Placed => ({
    piece,
    left: Math.round((cardSize.width - piece.width) / 2),
    top: Math.round(top),
  });
  const top = (cardSize.height - 16 - height) / 2;
  const band = roundedRectangle(cardSize.width, 16, 0, ramp[600]);
  return write([
    { piece: band, left: 0, top: cardSize.height - band.height },
    middle(mark, top),
    middle(name, top + mark.height + 40),
    middle(sentence, top + mark.height + 40 + name.height + 32),
  ]);
}

async function write(pieces: Placed[]): Promise<Buffer> {
  return toPng(await flatten(roundedRectangle(cardSize.width, cardSize.height, 0, paper), pieces));
}
