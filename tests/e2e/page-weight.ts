import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";

/** A file that a page loads: its name in the build, its bytes after gzip −9, and what it says. */
export type PageFile = { name: string; bytes: number; text: string };

/**
 * Every script and style that a browser loads for a page until it rests, without a press of anything, as a guest who comes
 * for the first time. The largest comes first.
 * @param url the page, with its origin
 */
export async function filesOfPage(browser: Browser, url: string): Promise<PageFile[]> {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const coming: Promise<PageFile>[] = [];
  page.on("response", (response) => {
    const name = new URL(response.url()).pathname.split("/").at(-1)!;
    if (!/\.(js|css)$/.test(name)) return;
    coming.push(
      response.body().then((body) => ({ name, bytes: gzipSync(body, { level: 9 }).length, text: `${body}` })),
    );
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const files = await Promise.all(coming);
  await context.close();
  return files.sort((one, other) => other.bytes - one.bytes);
}

/** Bytes of some files together. */
export function sumOf(files: PageFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
