/** The hue of a club that has not chosen one, in degrees of OKLCH. */
export const defaultHue = 250;

/** What a preview of the club shows. */
export type ClubLook = { name: string; hue: number };

/** The look that a form, or what came back of one, describes. */
export function lookOf(values: { clubName?: unknown; brandHue?: unknown }): ClubLook {
  const hue = Number(values.brandHue ?? defaultHue);
  return { name: String(values.clubName ?? ""), hue: Number.isFinite(hue) ? hue : defaultHue };
}
