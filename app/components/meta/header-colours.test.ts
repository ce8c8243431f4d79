import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { toHex } from "#app/platform/oklch.ts";
import { headerColours, pageColour } from "./header-colours.ts";

const css = readFileSync(fileURLToPath(new URL("../../app.css", import.meta.url)), "utf8");

/** The two colours of a token, as `#rrggbb`. */
function token(name: string): string[] {
  const line = new RegExp(`--${name}: light-dark\\((.*)\\);`).exec(css)![1]!;
  return [...line.matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)].map(([, lightness, chroma, hue]) =>
    toHex({ lightness: Number(lightness) / 100, chroma: Number(chroma), hue: Number(hue) }),
  );
}

test("the bar of a browser has the header's colour in both themes", () => {
  expect(token("surface-raised")).toEqual([headerColours.light, headerColours.dark]);
  expect(token("surface")[0]).toBe(pageColour);
});
