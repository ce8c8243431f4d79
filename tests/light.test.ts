import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const app = fileURLToPath(new URL("../app/", import.meta.url));
const sources = globSync("**/*.{ts,tsx}", { cwd: app, exclude: ["**/*.test.*", "components/light/**"] });

/** Lines of the app's files that match, each with its file. */
function linesWith(pattern: RegExp, among = sources): string[] {
  return among.flatMap((file) => {
    const lines = readFileSync(app + file, "utf8").split("\n");
    return lines.filter((line) => pattern.test(line)).map((line) => `${file}: ${line.trim()}`);
  });
}

test("pages use nothing of Remix that the browser's light part passes over in silence", () => {
  const routes = sources.filter((file) => file.startsWith("routes/") || file === "root.tsx");
  expect(routes.length).toBeGreaterThan(50);
  expect(linesWith(/^export .*\b(clientLoader|shouldRevalidate|HydrateFallback)\b/, routes)).toEqual([]);
  expect(linesWith(/\sprefetch=|\bviewTransition\b|\bdefer\(|^import .*\bdefer\b.*@remix-run/)).toEqual([]);
});

test("what is loaded later comes with its words", () => {
  const loads = linesWith(/\bimport\("[^"]+\.tsx"\)/);
  expect(loads.length).toBeGreaterThan(3);
  expect(loads.filter((line) => !line.includes("withWords(import("))).toEqual([]);
  const parts = linesWith(/\bimport\("[^"]*members-parts\.ts"\)/);
  expect(parts.map((line) => line.split(":")[0]).filter((file) => !file!.endsWith("parts-for-members.tsx"))).toEqual(
    [],
  );
});
