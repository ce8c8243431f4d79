import { type Club, getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { clubLetter, iconVersion } from "#app/domain/core/picture-version.ts";
import { getMediaFile } from "#app/domain/media/get-media-file.server.ts";
import { brandRamp } from "#app/platform/brand-ramp.ts";
import { toIco } from "#app/platform/drawing/ico.ts";
import { drawIcon, type IconParts, type IconShape, toPng } from "#app/platform/drawing/icon.server.ts";
import { inTurn, UnusableImage } from "#app/platform/images.server.ts";

type Drawing = { side: number; shape: IconShape };

/** The icons there are, by the name of their file. */
const pictures: Record<string, Drawing> = {
  "icon-96.png": { side: 96, shape: "rounded" },
  "icon-192.png": { side: 192, shape: "rounded" },
  "icon-512.png": { side: 512, shape: "rounded" },
  "maskable-192.png": { side: 192, shape: "whole" },
  "maskable-512.png": { side: 512, shape: "whole" },
  "apple-touch-icon.png": { side: 180, shape: "whole" },
};
const favicon = "favicon.ico";
const faviconSides = [16, 32, 48];

/** What was drawn of the club as it is now: a change of the club begins anew, so this never grows. */
let drawn: { version: string; files: Map<string, Promise<Buffer>> } = { version: "", files: new Map() };

export type IconFile = { bytes: Buffer; type: string; version: string };

/**
 * One of the club's icons, drawn once for as long as the club looks so.
 * @throws DomainError not_found for a file that is no icon; unavailable when too much is being drawn
 */
export async function getIcon(file: string): Promise<IconFile> {
  if (file !== favicon && !Object.hasOwn(pictures, file)) throw new DomainError("not_found");
  const club = await getClub();
  const version = iconVersion(club);
  if (drawn.version !== version) drawn = { version, files: new Map() };
  const { files } = drawn;
  const bytes = files.get(file) ?? whenItsTurn(() => draw(club, file));
  files.set(file, bytes);
  bytes.catch(() => files.delete(file));
  return { bytes: await bytes, type: file === favicon ? "image/x-icon" : "image/png", version };
}

/**
 * Draws when fewer pictures are being worked on.
 * @throws DomainError unavailable when too many wait already
 */
export function whenItsTurn(draw: () => Promise<Buffer>): Promise<Buffer> {
  return inTurn(draw).catch((error: unknown) => {
    throw error instanceof UnusableImage ? new DomainError("unavailable") : error;
  });
}

async function draw(club: Club, file: string): Promise<Buffer> {
  const parts = await iconParts(club);
  const picture = pictures[file];
  if (picture) return toPng(await drawIcon(parts, picture.side, picture.shape));
  const drawings = faviconSides.map(async (side) => ({
    side,
    png: await toPng(await drawIcon(parts, side, "rounded")),
  }));
  return toIco(await Promise.all(drawings));
}

/** What the club's icon is made of: its logo, or its letter in white on its colour. */
export async function iconParts({ name, brandHue, logoUrl }: Club): Promise<IconParts> {
  const logo = logoUrl && (await getMediaFile(logoUrl.split("/").at(-1)!).catch(() => null));
  return { logo: logo || null, letter: clubLetter(name), ground: brandRamp(brandHue)[600], ink: "#ffffff" };
}
