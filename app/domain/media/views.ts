import type { Prisma } from "#prisma/client";
import { renditionName } from "./rules.ts";

/** What a view of a picture is made from. */
export const mediaFields = {
  id: true,
  key: true,
  width: true,
  height: true,
  widths: true,
  alt: true,
} as const satisfies Prisma.MediaSelect;

export type MediaRow = Prisma.MediaGetPayload<{ select: typeof mediaFields }>;

/** A picture as pages show it; width and height are those of its widest rendition. */
export type MediaView = { id: string; width: number; height: number; src: string; srcset?: string; alt: string };

/** The view of a picture: the widest rendition, and the others for narrow screens. */
export function toMediaView({ id, key, width, height, widths, alt }: MediaRow): MediaView {
  const address = (wide: number) => `/media/${renditionName(key, wide)}`;
  const srcset = widths.map((wide) => `${address(wide)} ${wide}w`).join(", ");
  return { id, width, height, src: address(width), srcset: widths.length > 1 ? srcset : undefined, alt };
}
