/** A colour of OKLCH: lightness 0–1, chroma from 0, hue in degrees. https://bottosson.github.io/posts/oklab/ */
export type Oklch = { lightness: number; chroma: number; hue: number };

type Rgb = [red: number, green: number, blue: number];

/** Linear sRGB, each 0–1 where the screen has the colour. */
export function toLinearRgb({ lightness, chroma, hue }: Oklch): Rgb {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const tolerance = 1e-4;

/** Whether sRGB has this colour, so that no browser has to bend it. */
export function isInSrgb(colour: Oklch): boolean {
  return toLinearRgb(colour).every((part) => part >= -tolerance && part <= 1 + tolerance);
}

/** The same lightness and hue with as much of the chroma as sRGB has. */
export function withinSrgb(colour: Oklch): Oklch {
  if (isInSrgb(colour)) return colour;
  let [low, high] = [0, colour.chroma];
  for (let round = 0; round < 12; round++) {
    const chroma = (low + high) / 2;
    if (isInSrgb({ ...colour, chroma })) low = chroma;
    else high = chroma;
  }
  return { ...colour, chroma: low };
}

/** The colour as `#rrggbb`; what sRGB lacks is cut off. */
export function toHex(colour: Oklch): string {
  return `#${toLinearRgb(colour).map(toHexPart).join("")}`;
}

function toHexPart(linear: number): string {
  const part = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, part)) * 255)
    .toString(16)
    .padStart(2, "0");
}

/** WCAG's contrast of two `#rrggbb` colours, 1–21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = toLinear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(hex: string): Rgb {
  return [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

/** The hue of a `#rrggbb` colour in whole degrees, 0–359; null for a grey, which has none. */
export function hueOfHex(hex: string): number | null {
  const [red, green, blue] = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  if (Math.hypot(a, b) < 0.01) return null;
  return (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
}
