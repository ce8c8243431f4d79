import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brandRamp, rampSteps } from "./brand-ramp.ts";
import { contrast, hueOfHex, isInSrgb, toHex } from "./oklch.ts";

const css = readFileSync(new URL("../app.css", import.meta.url), "utf8");
const themes = ["light", "dark"] as const;
const hues = Array.from({ length: 360 }, (_, hue) => hue);

/** The two colours of a token as `app.css` writes them: `oklch(…)` or a step of the brand. */
function writtenColours(token: string): [light: string, dark: string] {
  const found = new RegExp(`--${token}: light-dark\\(((?:oklch|var)\\([^)]*\\)), ((?:oklch|var)\\([^)]*\\))\\);`).exec(
    css,
  );
  if (!found) throw new Error(`app.css has no colour “${token}”`);
  return [found[1]!, found[2]!];
}

function oklchOf(written: string) {
  const parts = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(written)?.slice(1).map(Number);
  return parts && { lightness: parts[0]! / 100, chroma: parts[1]!, hue: parts[2]! };
}

function colourOf(token: string, theme: (typeof themes)[number], hue: number): string {
  const written = writtenColours(token)[themes.indexOf(theme)]!;
  const step = /^var\(--brand-(\d+)\)$/.exec(written)?.[1];
  if (step) return brandRamp(hue)[Number(step) as (typeof rampSteps)[number]];
  return toHex(oklchOf(written)!);
}

function ownColour(property: string, theme: number): { lightness: number; chroma: number } {
  const own = "oklch\\(([\\d.]+)% ([\\d.]+) var\\(--own\\)\\)";
  const found = new RegExp(` ${property}: light-dark\\(${own}, ${own}\\);`).exec(css)!.slice(1).map(Number);
  return { lightness: found[theme * 2]! / 100, chroma: found[theme * 2 + 1]! };
}

const grounds = ["surface", "surface-raised", "surface-sunken", "surface-floating", "surface-hover"];
const softGrounds = ["accent-soft", "good-soft", "warn-soft", "bad-soft", "points-soft"];
const marks = ["good", "warn", "bad", "points", "tier-bronze", "tier-silver", "tier-gold"];

const pairs: { front: string; grounds: string[]; least: number }[] = [
  { front: "text", grounds: [...grounds, ...softGrounds, "accent-line"], least: 7 },
  { front: "text-soft", grounds: [...grounds, ...softGrounds], least: 4.5 },
  { front: "accent", grounds: [...grounds, ...softGrounds], least: 4.5 },
  { front: "accent-hover", grounds: [...grounds, "accent-soft"], least: 4.5 },
  { front: "bad-hover", grounds: [...grounds, "bad-soft"], least: 4.5 },
  ...marks.map((front) => ({ front, grounds, least: 4.5 })),
  ...["good", "warn", "bad", "points"].map((front) => ({ front, grounds: [`${front}-soft`], least: 4.5 })),
  { front: "on-accent", grounds: ["accent", "accent-hover"], least: 4.5 },
  { front: "on-bad", grounds: ["bad", "bad-hover"], least: 4.5 },
  ...["line-strong", "points-mark"].map((front) => ({ front, grounds, least: 3 })),
];

/** Pairs that do not reach what they must, at the hue where they are worst. */
function failures(theme: (typeof themes)[number]): string[] {
  return pairs.flatMap(({ front, grounds, least }) =>
    grounds.flatMap((ground) => {
      const worst = Math.min(...hues.map((hue) => contrast(colourOf(front, theme, hue), colourOf(ground, theme, hue))));
      return worst < least ? [`${front} on ${ground}: ${worst.toFixed(2)} < ${least}`] : [];
    }),
  );
}

describe("the tokens of app.css", () => {
  test.each(themes)("are legible for every hue (%s)", (theme) => expect(failures(theme)).toEqual([]));

  test.each(themes)("leave the initial on a member's own colour legible (%s)", (theme) => {
    const [ground, front] = ["background", "color"].map((name) => ownColour(name, themes.indexOf(theme)));
    const contrasts = hues.map((hue) => contrast(toHex({ ...ground!, hue }), toHex({ ...front!, hue })));
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });

  test("are colours that sRGB has, so that no browser bends them", () => {
    const written = [...css.matchAll(/oklch\([\d.% ]+\)/g)].map(([colour]) => colour);
    expect(written.filter((colour) => !isInSrgb(oklchOf(colour)!))).toEqual([]);
  });
});

describe("a brand's ramp", () => {
  test("keeps its hue and grows darker step by step", () => {
    for (const hue of hues) {
      const colours = Object.values(brandRamp(hue));
      expect(colours).toHaveLength(rampSteps.length);
      const onWhite = colours.map((colour) => contrast(colour, "#ffffff"));
      expect(onWhite).toEqual(onWhite.toSorted((one, other) => one - other));
      const found = hueOfHex(brandRamp(hue)[600])!;
      expect(Math.abs(((found - hue + 540) % 360) - 180)).toBeLessThanOrEqual(3);
    }
  });

  test("is told from a grey, which has no hue", () => expect(hueOfHex("#808080")).toBeNull());
});
