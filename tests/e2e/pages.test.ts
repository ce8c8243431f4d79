import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "#app/platform/language.ts";
import { launchBrowser, untilScriptsRun } from "./browser.ts";
import { type FullClub, fillClub, people } from "./full-club.ts";
import { type Cookies, cookiesAfter, expectSound, judgePage, visitAs } from "./judge.ts";
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
let browser: Browser;
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
  judgePage(visit(who, language), typeof path === "string" ? path : path(club), (page) =>
    act?.(page, wordsOf(language), language),
  );

async function visit(who: Who, language: Language): Promise<Page> {
  return visitAs(browser, site, language, cookies[who]);
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
    cookies.admin = await cookiesAfter(browser, site, (page) => setUpClub(page, "fa", site.setupLink, "باشگاه آزمون"));
    cookies.member = await cookiesAfter(browser, site, (page) => signIn(page, "fa", "09123456789", people.member));
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
  await page.locator("[name=target][aria-invalid=true]").waitFor();
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
