import { glob, readFile, writeFile } from "node:fs/promises";

type Route = Record<string, unknown>;

/** What the browser's part of Remix reads of a route: `app/components/light/browser`. */
const read = ["parentId", "index", "path", "module", "hasLoader", "hasClientAction"];

/**
 * Leaves in the list of routes that every page loads what the browser reads of it: which files a page imports is said by
 * the page, and what a route does not have need not be said.
 * @param folder the build for browsers
 */
export async function shortenManifest(folder: string): Promise<void> {
  for await (const name of glob("assets/manifest-*.js", { cwd: folder })) {
    const text = await readFile(`${folder}/${name}`, "utf8");
    const manifest = /^window\.__remixManifest=(\{.*\});?\s*$/s.exec(text)?.[1];
    if (!manifest) continue;
    const { url, version, routes } = JSON.parse(manifest) as { url: string; version: string; routes: object };
    const short = Object.entries(routes).map(([id, route]: [string, Route]) => [
      id,
      Object.fromEntries(read.filter((key) => route[key]).map((key) => [key, route[key]])),
    ]);
    const kept = { url, version, routes: Object.fromEntries(short) };
    await writeFile(`${folder}/${name}`, `window.__remixManifest=${JSON.stringify(kept)}`);
  }
}
