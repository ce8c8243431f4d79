import { daySeconds } from "#app/platform/clock.ts";

/** Most bytes of an uploaded picture. */
export const maxImageBytes = 30 * 1024 * 1024;
/** Most pixels of an uploaded picture. */
export const maxImagePixels = 50_000_000;
/** Most pixels of a side of an uploaded picture: as many as JPEG can have; rows without end cost time each. */
export const maxImageSide = 65_535;
/** Longest that decoding a picture, or writing one rendition of it, may take. */
export const maxImageSeconds = 20;
/** Widths of the renditions, in pixels; a picture is never enlarged. */
export const renditionWidths = [320, 800, 1600] as const;
/** Widths of the renditions of a square picture of somebody: beside what they wrote, and on their page. */
export const squareWidths = [96, 192] as const;
/** Least width and height of a picture that is cut square. */
export const squareFrom = 48;
/** Most height of a rendition, in pixels: a long screenshot stays readable. */
export const maxRenditionHeight = 8_000;
/** A picture that nothing shows is removed after this time. */
export const unattachedSeconds = daySeconds;

/** What the club may change under its `media` settings. */
export const mediaSettings = { uploadsPerHour: 60, uploadsPerDay: 300 };
/** Most files of a member within an hour which turn out to be damaged only when they are decoded. */
export const mostUnreadable = 30;

const filePattern = /^([A-Za-z0-9_-]{22})-(\d{1,4})\.webp$/;

/** Name of a rendition's file, as its address shows it. */
export function renditionName(key: string, width: number): string {
  return `${key}-${width}.webp`;
}

/** Where all renditions of a picture are kept. */
export function renditionPlaces({ key, widths }: { key: string; widths: readonly number[] }): string[] {
  return widths.flatMap((width) => renditionPlace(renditionName(key, width)) ?? []);
}

/** Where a rendition is kept; null for a name that no rendition can have. */
export function renditionPlace(name: string): string | null {
  const key = filePattern.exec(name)?.[1];
  return key ? `media/${key.slice(0, 2)}/${name}` : null;
}
