import { type Oklch, toHex, withinSrgb } from "./oklch.ts";

/** The steps of a brand's ramp, from the palest to the darkest. */
export const rampSteps = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950] as const;

export type RampStep = (typeof rampSteps)[number];

/**
 * Lightness and the most chroma of each step. Lightness decides contrast, so it is the same for every hue; chroma gives
 * way where sRGB has no such colour. Which step stands on which is in `app.css`; a test holds the contrast for all hues.
 */
const shapes: Record<RampStep, Omit<Oklch, "hue">> = {
  50: { lightness: 0.977, chroma: 0.012 },
  100: { lightness: 0.95, chroma: 0.028 },
  200: { lightness: 0.9, chroma: 0.055 },
  300: { lightness: 0.815, chroma: 0.1 },
  400: { lightness: 0.73, chroma: 0.13 },
  500: { lightness: 0.62, chroma: 0.15 },
  600: { lightness: 0.5, chroma: 0.15 },
  700: { lightness: 0.44, chroma: 0.135 },
  800: { lightness: 0.37, chroma: 0.1 },
  900: { lightness: 0.295, chroma: 0.06 },
  950: { lightness: 0.21, chroma: 0.04 },
};

/**
 * The eleven colours of a brand as `#rrggbb`.
 * @param hue degrees of OKLCH, 0–359
 */
export function brandRamp(hue: number): Record<RampStep, string> {
  const colours = rampSteps.map((step) => [step, toHex(withinSrgb({ ...shapes[step], hue }))]);
  return Object.fromEntries(colours) as Record<RampStep, string>;
}

/** Made once for each hue: every page begins with them. */
const made = new Map<number, Record<string, string>>();

/** The ramp as custom properties, `--brand-50` to `--brand-950`, for the style of an element. */
export function brandProperties(hue: number): Record<string, string> {
  const known = made.get(hue);
  if (known) return known;
  const colours = Object.entries(brandRamp(hue)).map(([step, colour]) => [`--brand-${step}`, colour]);
  const properties: Record<string, string> = Object.fromEntries(colours);
  if (Number.isInteger(hue)) made.set(hue, properties); // of which there are 360
  return properties;
}
