import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { launchBrowser, openVisit, untilScriptsRun } from "./browser.ts";
import { type FullClub, fillClub, people } from "./full-club.ts";
import { type Cookies, cookiesAfter, expectSound, judgePage, visitAs } from "./judge.ts";
import { allowWritingAtOnce } from "./others.ts";
import { filesOfPage, sumOf } from "./page-weight.ts";
import { setUpClub, signIn, wordsOf } from "./person.ts";
import { readAlong } from "./reading-along.ts";
import { type Site, startSite } from "./site.ts";
import { type Stop, stopsBefore, stopsInFullClub, type Who } from "./stops.ts";

const languages: Language[] = ["fa", "en"];
let browser: Browser;
/** Bytes of scripts and styles after gzip that a topic's page may cost a guest. */
const mostBytes = 130_000;

let site: Site;
let club: FullClub;
const cookies: Partial<Record<Who, Cookies>> = {};

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
  await allowWritingAtOnce(site);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const judge = ({ who, path, act }: Stop, language: Language) =>
  judgePage(visit(who, language), typeof path === "string" ? path : path(club, site), (page) =>
    act?.(page, wordsOf(language), language),
  );

async function visit(who: Who, language: Language): Promise<Page> {
  return visitAs(browser, site, language, cookies[who]);
}

describe("before the club is set up", () => {
  for (const language of languages) test.each(stopsBefore)(`${language}: $name`, async (stop) => judge(stop, language));
});

describe("in a club full of life", () => {
  beforeAll(async () => {
    cookies.admin = await cookiesAfter(browser, site, (page) => setUpClub(page, "fa", site.setupLink, "باشگاه آزمون"));
    cookies.member = await cookiesAfter(browser, site, (page) => signIn(page, "fa", "09123456789", people.member));
    club = await fillClub(site);
  });

  for (const language of languages)
    test.each(stopsInFullClub)(`${language}: $name ($who)`, async (stop) => judge(stop, language));

  test("what a guest loads for a topic stays light, and the editor is not in it", async () => {
    const files = await filesOfPage(browser, site.url + club.topic);
    const table = files.map(({ name, bytes }) => `${bytes} ${name}`).join("\n");
    expect(files.length, table).toBeGreaterThan(5);
    expect(sumOf(files), table).toBeLessThanOrEqual(mostBytes);
    for (const { name, text } of files) expect(text.includes("lexical"), name).toBe(false);
  });

  test.each(languages)("a reply needs no mouse (%s)", async (language) => {
    const { forums } = wordsOf(language);
    const page = await visit("member", language);
    await page.goto(club.pagedTopic, { waitUntil: "networkidle" });
    await tabTo(page, forums("quote"));
    await page.keyboard.press("Enter");
    const field = page.locator("[contenteditable=true]");
    await field.waitFor();
    await expect.poll(() => field.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    const text = `پاسخی بی‌موشی، ${language}`;
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(text);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article").filter({ hasText: text }).waitFor();
    await page.context().close();
  });

  test.each(languages)("what was refused takes the focus (%s)", async (language) => {
    const { errors, forums } = wordsOf(language);
    const page = await visit("member", language);
    await page.goto(club.newTopic, { waitUntil: "networkidle" });
    await page.getByLabel(forums("titleLabel")).fill("کم");
    await page.getByRole("button", { name: forums("startTopic") }).click();
    const title = page.locator("input[name=title][aria-invalid=true]");
    await title.waitFor();
    await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true);
    const ids = (await title.getAttribute("aria-describedby"))!.split(" ");
    const told = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(told).toContain(errors("title_too_short", { min: 5 }));
    await expectSound(page);
    await page.context().close();
  });

  test("without a connection the club says so, and goes on by itself when there is one again", async () => {
    const visit = { language: "en", keepsOffline: true } as const;
    const context = await openVisit(browser, site.url, visit);
    const page = await context.newPage();
    await page.goto("/");
    await untilKept(page);
    await context.setOffline(true);
    await page.goto(club.topic);
    await page.getByRole("heading", { level: 1, name: translatorFor("en", "outside")("offlineTitle") }).waitFor();
    await expectSound(page);
    await context.setOffline(false);
    await page.getByRole("article").first().waitFor();
    const kept = await page.evaluate(async () => {
      const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
      const requests = await Promise.all(caches.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.filter((path) => !/^\/(assets|icons|offline)\//.test(path))).toEqual([]);
    await context.close();
  });

  test.each(languages)("the first stop of Tab leads past the navigation (%s)", async (language) => {
    const { shell } = wordsOf(language);
    const page = await visit("guest", language);
    await page.goto("/");
    await untilScriptsRun(page);
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe(shell("skipToContent"));
    expect(await page.locator(":focus").evaluate((link) => link.getBoundingClientRect().height)).toBeGreaterThan(40);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").evaluate((link) => link.closest("main") !== null)).toBe(true);
    await page.context().close();
  });

  test("others' replies wait for a reader, and what was missed without a network comes after it", async () => {
    await readAlong(browser, site, cookies.member!, club.topic);
  });

  test("where a thing goes away with its button, the focus stays beside it", async () => {
    const page = await visit("member", "fa");
    const holder = () => page.evaluate(() => document.activeElement?.localName);
    const buttons = async (path: string, name: string) => {
      await page.goto(path);
      await untilScriptsRun(page);
      return page.getByRole("button", { name, exact: true });
    };
    await (await buttons("/notifications", translatorFor("fa", "notifications")("markRead"))).first().press("Enter");
    await expect.poll(holder, { timeout: 20_000 }).toBe("a");
    const discard = await buttons("/drafts", wordsOf("fa").forums("discardDraft"));
    for (let left = await discard.count(); left > 0; left--) {
      await discard.first().press("Enter");
      await expect.poll(() => discard.count(), { timeout: 20_000 }).toBe(left - 1);
      await expect.poll(holder, { timeout: 20_000 }).toBe(left > 1 ? "a" : "h1");
    }
    await page.context().close();
  });
});

/** Presses Tab until a link or button of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press("Tab");
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`Tab does not reach “${name}”`);
}

/** Waits until the offline page is kept, in the language of the page. */
async function untilKept(page: Page): Promise<void> {
  const isKept = async () => (await caches.match("/offline/choice")) !== undefined;
  await expect.poll(() => page.evaluate(isKept), { timeout: 15_000 }).toBe(true);
}

const focusedName = (page: Page) => page.locator(":focus").textContent();
