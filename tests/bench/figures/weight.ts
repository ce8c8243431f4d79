import { brotliCompressSync, gzipSync } from "node:zlib";
import { bodyText, browserHeaders, checkPage } from "../checked-page.ts";
import { Connection } from "../connection.ts";
import { pageTopic } from "../data/shape.ts";
import type { Glance } from "../figure.ts";
import { topicPlace } from "../places.ts";

/** What a guest's browser loads for the page of a topic before anything is clicked: the scripts and styles it names. */
export const weight: Glance = {
  name: "JavaScript and CSS of the guest topic page",
  look: async ({ club }) => {
    const { path, expected } = await topicPlace(pageTopic);
    const { text } = await checkPage(club.origin, path, expected);
    const files = await loadAll(club.origin, assetsIn(text));
    const sizes = new Map([...files].map(([path, code]) => [path, gzipSync(code, { level: 9 }).length / 1000]));
    const sum = (kind: string) => [...sizes].reduce((sum, [path, size]) => sum + (path.endsWith(kind) ? size : 0), 0);
    const brotli = [...files.values()].reduce((sum, code) => sum + brotliCompressSync(code).length / 1000, 0);
    const largest = [...sizes].toSorted((one, other) => other[1] - one[1]).slice(0, 4);
    const beside = [
      `${files.size} files: scripts ${sum(".js").toFixed(1)}, styles ${sum(".css").toFixed(1)}; as brotli ${brotli.toFixed(1)} kB`,
      `largest: ${largest.map(([path, size]) => `${path.split("/").at(-1)} ${size.toFixed(1)}`).join(", ")}`,
    ].join("; ");
    return [{ name: weight.name, unit: "kB gzip", value: sum(""), budget: { most: 130 }, beside }];
  },
};

/** The scripts named by a page, those that they import at once, and the styles; by their addresses. */
async function loadAll(origin: string, named: string[]): Promise<Map<string, string>> {
  const connection = new Connection(origin);
  const files = new Map<string, string>();
  const toLoad = [...named];
  for (const path of toLoad) {
    if (files.has(path)) continue;
    const answer = await connection.ask(path, { headers: browserHeaders });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    const code = bodyText(answer);
    files.set(path, code);
    if (path.endsWith(".js")) toLoad.push(...importsIn(path, code));
  }
  connection.close();
  return files;
}

function assetsIn(html: string): string[] {
  return [...html.matchAll(/["'(](\/assets\/[^"'()\s\\]+\.(?:js|css))["')]/g)].map((match) => match[1]!);
}

/** What a built script imports when it is loaded; `import()` waits until it is needed. */
function importsIn(path: string, code: string): string[] {
  const found = code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{0,2}\/[^"']+\.js)["']/g);
  return [...found].map((match) => new URL(match[1]!, `http://here${path}`).pathname);
}
