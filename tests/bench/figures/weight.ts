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
    const sum = (kind: string, pack: (bytes: string) => { length: number }) =>
      [...files].reduce((bytes, [name, code]) => bytes + (name.endsWith(kind) ? pack(code).length : 0), 0) / 1000;
    const gzip = (bytes: string) => gzipSync(bytes, { level: 9 });
    const [scripts, styles] = [sum(".js", gzip), sum(".css", gzip)];
    const brotli = sum("", brotliCompressSync);
    const beside = `${files.size} files: scripts ${scripts.toFixed(1)}, styles ${styles.toFixed(1)}; as brotli ${brotli.toFixed(1)} kB`;
    return [{ name: weight.name, unit: "kB gzip", value: scripts + styles, budget: { most: 130 }, beside }];
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
