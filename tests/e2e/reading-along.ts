import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { expectAccessible, untilScriptsRun } from "./browser.ts";
import { type Cookies, visitAs } from "./judge.ts";
import { somebodyReplies } from "./others.ts";
import type { Site } from "./site.ts";

const t = translatorFor("fa", "live");
const patience = { timeout: 30_000 };

const bar = (page: Page, count: number) =>
  page.getByRole("status").getByRole("button", { name: t("newReplies", { count }), exact: true });
const places = (page: Page) =>
  page
    .locator("article")
    .evaluateAll((posts) => posts.map((post) => [post.id, Math.round(post.getBoundingClientRect().top + scrollY)]));

/** A member's phone on a topic, at its numeric address: of `localhost` no browser says that it is out of reach. */
async function openOnPhone(browser: Browser, site: Site, cookies: Cookies, topic: string): Promise<Page> {
  const url = site.url.replace("localhost", "127.0.0.1");
  const own = cookies.map((cookie) => ({ ...cookie, domain: "127.0.0.1" }));
  const page = await visitAs(browser, { ...site, url }, "fa", own);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(topic);
  await untilScriptsRun(page);
  await page.evaluate(async () => void (await document.fonts.ready)); // a face that comes later moves the lines
  return page;
}

/** Reads a topic that others write in, then loses the network while they go on; nothing of it moves what is read. */
export async function readAlong(browser: Browser, site: Site, cookies: Cookies, topic: string): Promise<void> {
  const page = await openOnPhone(browser, site, cookies, topic);
  const before = await places(page);
  await somebodyReplies(site, page.url(), 1);
  await bar(page, 1).waitFor(patience);
  expect(await places(page)).toEqual(before);
  await expectAccessible(page);
  await goOnByKeyboard(page, before.length);
  await loseTheNetwork(page.context(), page, () => somebodyReplies(site, page.url(), 2));
  expect((await places(page)).slice(0, before.length)).toEqual(before);
  await page.context().close();
}

/** Tab leads to the bar, and Enter to the reply: the focus goes along, and the bar is gone. */
async function goOnByKeyboard(page: Page, postsBefore: number): Promise<void> {
  await page.locator("#reply").getByRole("link").focus();
  const isThere = () => bar(page, 1).evaluate((button) => button === document.activeElement);
  for (let pressed = 0; pressed < 5 && !(await isThere()); pressed++) await page.keyboard.press("Tab");
  expect(await isThere()).toBe(true);
  await page.keyboard.press("Enter");
  const reply = page.locator("article:focus");
  await reply.filter({ hasText: "پاسخ تازهٔ ۱" }).waitFor(patience);
  expect(await page.locator("article").count()).toBe(postsBefore + 1);
  expect(await reply.evaluate((article) => article.getBoundingClientRect().top < innerHeight)).toBe(true);
  await bar(page, 1).waitFor({ state: "detached", ...patience });
}

async function loseTheNetwork(context: BrowserContext, page: Page, meanwhile: () => Promise<void>): Promise<void> {
  const note = page.getByRole("status").getByText(t("offline"));
  await page.evaluate(() => scrollTo(0, 0));
  await context.setOffline(true);
  await note.waitFor(patience);
  await meanwhile();
  expect(await bar(page, 2).count()).toBe(0);
  await context.setOffline(false);
  await bar(page, 2).waitFor(patience);
  await note.waitFor({ state: "detached", ...patience });
}
