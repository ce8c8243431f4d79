import { brotliCompressSync } from "node:zlib";
import { launchBrowser } from "../../e2e/browser.ts";
import { filesOfPage, sumOf } from "../../e2e/page-weight.ts";
import { pageTopic } from "../data/shape.ts";
import type { Glance } from "../figure.ts";
import { topicPlace } from "../places.ts";

const inKb = (bytes: number) => (bytes / 1000).toFixed(1);

/** What a guest's browser loads for the page of a topic before anything is pressed. */
export const weight: Glance = {
  name: "JavaScript and CSS of the guest topic page",
  look: async ({ club }) => {
    const { path } = await topicPlace(pageTopic);
    const browser = await launchBrowser();
    const files = await filesOfPage(browser, club.origin + path);
    await browser.close();
    const of = (kind: string) => inKb(sumOf(files.filter(({ name }) => name.endsWith(kind))));
    const brotli = files.reduce((sum, { text }) => sum + brotliCompressSync(text).length, 0);
    const largest = files.slice(0, 4).map(({ name, bytes }) => `${name} ${inKb(bytes)}`);
    const beside = [
      `${files.length} files: scripts ${of(".js")}, styles ${of(".css")}; as brotli ${inKb(brotli)} kB`,
      `largest: ${largest.join(", ")}`,
    ].join("; ");
    return [{ name: weight.name, unit: "kB gzip", value: sumOf(files) / 1000, budget: { most: 130 }, beside }];
  },
};
