import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect, onTestFailed } from "vitest";
import type { Language } from "#app/platform/language.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The Chromium that comes with the packages. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
}

export type Visit = {
  language: Language;
  javaScript?: boolean;
  width?: number;
  dark?: boolean;
  /** Whether the browser keeps the offline page; what else is tested does not need it. */
  keepsOffline?: boolean;
};

/**
 * A person's browser: their language, with or without scripts. What its pages complain about fails the test, and so does
 * what their Content-Security-Policy refuses.
 */
export async function openVisit(browser: Browser, url: string, visit: Visit): Promise<BrowserContext> {
  const { language, javaScript = true, width = 1280, dark = false, keepsOffline = false } = visit;
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: javaScript,
    viewport: { width, height: width < 600 ? 780 : 900 },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    serviceWorkers: keepsOffline ? "allow" : "block",
  });
  context.setDefaultTimeout(15_000);
  const value = Buffer.from(JSON.stringify(language)).toString("base64");
  await context.addCookies([{ name: "language", value, url }]);
  context.on("weberror", (error) => {
    throw error.error();
  });
  context.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) throw new Error(message.text());
  });
  onTestFailed(() => keepPictures(context));
  return context;
}

/** What stood on the pages when a test failed, as pictures under `var/e2e`. */
async function keepPictures(context: BrowserContext): Promise<void> {
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: `var/e2e/${Date.now()}-${index}.png`, fullPage: true });
}

/** Waits until the page's scripts run: what is typed or pressed before that meets the page without them. */
export async function untilScriptsRun(page: Page): Promise<void> {
  await page.locator("html[data-scripts=on]").waitFor({ state: "attached" });
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** Checks the page with axe (WCAG 2.2 A and AA), or only by some of its rules, and for sideways scrolling. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (only) => {
    type Axe = { run(part: Node, options: object): Promise<{ violations: Violation[] }> };
    const { axe } = globalThis as unknown as { axe: Axe };
    const open = [...document.querySelectorAll("dialog, [role=dialog]")].find((dialog) => dialog.checkVisibility());
    const part = open ?? document; // what a sheet covers is judged without it
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return (await axe.run(part, { runOnly: only ?? { type: "tag", values: tags } })).violations;
  }, rules);
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(" | ")}`,
  );
  expect(told, page.url()).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}
