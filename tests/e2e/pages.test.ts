import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "#app/platform/language.ts";
import { expectAccessible, launchBrowser, openVisit, untilScriptsRun } from "./browser.ts";
import { type FullClub, fillClub, people } from "./full-club.ts";
import { allowWritingAtOnce } from "./others.ts";
import { readCode, setUpClub, signIn, wordsOf } from "./person.ts";
import { type Site, startSite } from "./site.ts";

type Who = "guest" | "member" | "admin";
type Words = ReturnType<typeof wordsOf>;
type Stop = {
  name: string;
  who: Who;
  path: string | ((club: FullClub) => string);
  /** What a person does on the page before it is judged. */
  act?: (page: Page, words: Words, language: Language) => Promise<void>;
};

const languages: Language[] = ["fa", "en"];
const widths = [1280, 360];
const smallest = 320;

let browser: Browser;
let site: Site;
let club: FullClub;
const cookies: Partial<Record<Who, Awaited<ReturnType<BrowserContext["cookies"]>>>> = {};

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
  await allowWritingAtOnce(site);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function visit(who: Who, language: Language): Promise<Page> {
  const context = await openVisit(browser, site.url, { language });
  const own = cookies[who]?.filter(({ name }) => name !== "language");
  if (own) await context.addCookies(own);
  return context.newPage();
}

/** Judges a page in both themes at every width, and for sideways scrolling on the smallest phone. */
async function expectSound(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, ["color-contrast"]);
  }
  expect(await findSmallControls(page), page.url()).toEqual([]);
  await page.setViewportSize({ width: smallest, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(smallest);
}

/** Controls that a thumb would miss: lower than 44 px. */
function findSmallControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, summary, select, nav a, input:not([type=checkbox], [type=radio])")]
      .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 160)),
  );
}

async function judge({ who, path, act }: Stop, language: Language): Promise<void> {
  const page = await visit(who, language);
  await page.goto(typeof path === "string" ? path : path(club));
  await act?.(page, wordsOf(language), language);
  await expectSound(page);
  await page.context().close();
}

describe("before the club is set up", () => {
  const stops: Stop[] = [
    { name: "setup", who: "guest", path: () => site.setupLink },
    { name: "home", who: "guest", path: "/" },
    { name: "products", who: "guest", path: "/products" },
    { name: "outbox", who: "guest", path: "/dev/outbox" },
  ];
  for (const language of languages) test.each(stops)(`${language}: $name`, async (stop) => judge(stop, language));
});

describe("in a club full of life", () => {
  beforeAll(async () => {
    cookies.admin = await cookiesAfter((page) => setUpClub(page, "fa", site.setupLink, "باشگاه آزمون"));
    cookies.member = await cookiesAfter((page) => signIn(page, "fa", "09123456789", people.member));
    club = await fillClub(site);
  });

  for (const language of languages)
    test.each(stopsInFullClub)(`${language}: $name ($who)`, async (stop) => judge(stop, language));

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
});

async function cookiesAfter(go: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL: site.url });
  await go(await context.newPage());
  const found = await context.cookies();
  await context.close();
  return found;
}

const stopsInFullClub: Stop[] = [
  { name: "home", who: "guest", path: "/" },
  { name: "home", who: "member", path: "/" },
  { name: "following", who: "member", path: "/lists/following" },
  { name: "unanswered", who: "admin", path: "/lists/unanswered" },
  { name: "popular", who: "guest", path: "/lists/popular" },
  { name: "forums", who: "member", path: "/forums" },
  { name: "forum", who: "member", path: ({ forum }) => forum },
  { name: "empty forum", who: "guest", path: ({ empty }) => empty },
  { name: "topic", who: "guest", path: ({ topic }) => topic },
  { name: "topic with posts opened in place", who: "guest", path: ({ topic }) => topic, act: openInPlace },
  { name: "topics found", who: "guest", path: `/topics?q=${encodeURIComponent("پرسش")}` },
  { name: "no topic found", who: "member", path: `/topics?q=${encodeURIComponent("هیچ‌جا")}` },
  { name: "topic with the editor", who: "member", path: ({ topic }) => topic, act: openEditor },
  { name: "topic with its tools", who: "admin", path: ({ topic }) => topic, act: openTools },
  { name: "middle of a long topic", who: "guest", path: ({ pagedTopic }) => pagedTopic },
  { name: "new topic", who: "member", path: ({ newTopic }) => newTopic },
  { name: "new topic about a product", who: "member", path: ({ newTopic }) => newTopic, act: pickProduct },
  { name: "editing", who: "member", path: ({ edit }) => edit },
  { name: "history", who: "member", path: ({ history }) => history },
  { name: "who likes it", who: "member", path: ({ likers }) => likers },
  { name: "replies to a post", who: "guest", path: ({ replies }) => replies },
  { name: "products", who: "guest", path: "/products" },
  { name: "no product", who: "guest", path: "/products?q=هیچ‌جا" },
  { name: "product", who: "member", path: ({ product }) => product },
  { name: "tag", who: "guest", path: `/tags/${encodeURIComponent("باتری نو")}` },
  { name: "own page", who: "member", path: ({ me }) => me },
  { name: "a member's page", who: "member", path: ({ other }) => other },
  { name: "drafts", who: "member", path: "/drafts" },
  { name: "no drafts", who: "admin", path: "/drafts" },
  { name: "notifications", who: "member", path: "/notifications" },
  { name: "no notifications", who: "admin", path: "/notifications" },
  { name: "settings", who: "member", path: "/settings" },
  { name: "sign-in, refused", who: "guest", path: "/sign-in", act: refusePhone },
  { name: "code, refused", who: "guest", path: "/sign-in", act: refuseCode },
  { name: "joining", who: "guest", path: "/sign-in", act: beginJoining },
  { name: "outbox", who: "guest", path: "/dev/outbox" },
  { name: "nothing", who: "guest", path: "/nothing" },
];

async function openEditor(page: Page, { forums }: Words): Promise<void> {
  await page.getByRole("textbox", { name: forums("writeReply") }).click();
  await page.locator("[contenteditable=true]").waitFor();
}

async function openInPlace(page: Page, { forums }: Words): Promise<void> {
  await page.getByRole("link", { name: forums("goToAnswer") }).click();
  await page.getByRole("link", { name: forums("repliesHere", { count: 1 }) }).click();
  await page.getByRole("article").locator("li .rich-text").waitFor();
  await page.getByRole("complementary").locator(".rich-text").waitFor();
}

async function pickProduct(page: Page, { products }: Words): Promise<void> {
  await untilScriptsRun(page);
  const field = page.getByLabel(products("pickerLabel"));
  await field.fill("canon");
  await page.getByRole("button", { name: /Canon/ }).first().waitFor();
  await field.press("Enter");
  await page.locator("[name=productIds]").waitFor({ state: "attached" });
  await field.fill("canon x");
}

async function openTools(page: Page, { forums }: Words): Promise<void> {
  await page
    .locator("summary")
    .filter({ hasText: forums("tools") })
    .click();
  await page.locator("article summary").first().click();
}

async function refusePhone(page: Page, { accounts }: Words): Promise<void> {
  await page.getByLabel(accounts("phone")).fill("12");
  await page.getByRole("button", { name: accounts("sendCode") }).click();
  await page.locator("[name=phone][aria-invalid=true]").waitFor();
}

const newcomers = { fa: "09350000001", en: "09350000002" };

async function askCode(page: Page, { accounts }: Words, phone: string): Promise<void> {
  await page.getByLabel(accounts("phone")).fill(phone);
  await page.getByRole("button", { name: accounts("sendCode") }).click();
  await page.getByLabel(accounts("code")).waitFor();
}

async function refuseCode(page: Page, words: Words, language: Language): Promise<void> {
  await askCode(page, words, newcomers[language]);
  await page.getByLabel(words.accounts("code")).fill("12");
  await page.getByRole("button", { name: words.accounts("signIn"), exact: true }).click();
  await page.locator("[name=code][aria-invalid=true]").waitFor();
}

async function beginJoining(page: Page, words: Words, language: Language): Promise<void> {
  await askCode(page, words, newcomers[language]);
  await page.getByLabel(words.accounts("code")).fill(await readCode(page.context(), newcomers[language]));
  await page.getByRole("button", { name: words.accounts("signIn"), exact: true }).click();
  await page.getByRole("checkbox").waitFor();
}

/** Presses Tab until a link or button of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press("Tab");
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`Tab does not reach “${name}”`);
}

const focusedName = (page: Page) => page.locator(":focus").textContent();
