import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { Language } from "#app/platform/language.ts";
import { expectAccessible, openVisit } from "./browser.ts";
import type { Site } from "./site.ts";

const widths = [1280, 360];
const smallest = 320;

/** Who somebody is to the club. */
export type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Who somebody became by walking through pages, such as signing in. */
export async function cookiesAfter(browser: Browser, site: Site, go: (page: Page) => Promise<void>): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: site.url });
  await go(await context.newPage());
  const found = await context.cookies();
  await context.close();
  return found;
}

/** A new page of somebody who reads a language. */
export async function visitAs(
  browser: Browser,
  site: Site,
  language: Language,
  cookies: Cookies | undefined,
): Promise<Page> {
  const context = await openVisit(browser, site.url, { language });
  const own = cookies?.filter(({ name }) => name !== "language");
  if (own) await context.addCookies(own);
  return context.newPage();
}

/** Opens a page, does what is to be done there, and judges it. */
export async function judgePage(
  visit: Promise<Page>,
  path: string,
  act: (page: Page) => Promise<void> | undefined,
  briefly = false,
): Promise<void> {
  const page = await visit;
  const response = await page.goto(path);
  expect(response?.status(), path).not.toBe(500);
  await act(page);
  await (briefly ? expectSoundBriefly(page) : expectSound(page));
  await page.context().close();
}

/**
 * Judges a page at every width, and for sideways scrolling on the smallest phone. The dark theme, whose colours are the
 * same at each width, is judged at one: on desktops in Persian, on phones in English.
 */
export async function expectSound(page: Page): Promise<void> {
  const language = await page.locator("html").getAttribute("lang");
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible(page);
    if (width !== (language === "fa" ? widths[0] : widths[1])) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, ["color-contrast"]);
  }
  expect(await findSmallControls(page), page.url()).toEqual([]);
  await page.setViewportSize({ width: smallest, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(smallest);
}

/** The same for a page so long that judging it all costs half a minute: once, on the smallest phone. */
async function expectSoundBriefly(page: Page): Promise<void> {
  await page.setViewportSize({ width: smallest, height: 700 });
  await expectAccessible(page);
}

/** Controls that a thumb would miss: lower than 44 px. */
function findSmallControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "button, summary, select, nav a, input:not([type=checkbox], [type=radio], [type=range], [type=color])",
      ),
    ]
      .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 160)),
  );
}
