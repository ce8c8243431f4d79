import type { Page } from "playwright-core";
import type { Language } from "#app/platform/language.ts";
import { untilScriptsRun } from "./browser.ts";
import type { FullClub } from "./full-club.ts";
import { openWriter, readCode, type wordsOf } from "./person.ts";
import type { Site } from "./site.ts";
import { walkComponents } from "./walk-components.ts";

export type Who = "guest" | "member" | "admin";
type Words = ReturnType<typeof wordsOf>;

/** A page of a club, as somebody sees it. */
export type Stop = {
  name: string;
  who: Who;
  path: string | ((club: FullClub, site: Site) => string);
  /** What a person does on the page before it is judged. */
  act?: (page: Page, words: Words, language: Language) => Promise<void>;
};

/** Pages of a club that nobody has set up. */
export const stopsBefore: Stop[] = [
  { name: "setup", who: "guest", path: (_club, site) => site.setupLink },
  { name: "home", who: "guest", path: "/" },
  { name: "products", who: "guest", path: "/products" },
  { name: "outbox", who: "guest", path: "/dev/outbox" },
  { name: "components", who: "guest", path: "/dev/ui", act: walkComponents },
];

/** Pages of a club that has one of everything. */
export const stopsInFullClub: Stop[] = [
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
  { name: "found", who: "guest", path: `/search?q=${encodeURIComponent("پرسش")}` },
  { name: "nothing found", who: "member", path: `/search?q=${encodeURIComponent("هیچ‌جا")}` },
  { name: "search box", who: "guest", path: "/forums", act: lookUp },
  { name: "topic with the editor", who: "member", path: ({ topic }) => topic, act: openEditor },
  { name: "topic with its tools", who: "admin", path: ({ topic }) => topic, act: openTools },
  { name: "middle of a long topic", who: "guest", path: ({ pagedTopic }) => pagedTopic },
  { name: "choice of a forum", who: "member", path: "/new-topic" },
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
  { name: "activity", who: "guest", path: "/activity" },
  { name: "followed activity", who: "member", path: "/activity?show=following" },
  { name: "settings", who: "member", path: "/settings" },
  { name: "settings of notifications", who: "member", path: "/settings/notifications" },
  { name: "sign-in, refused", who: "guest", path: "/sign-in", act: refusePhone },
  { name: "code, refused", who: "guest", path: "/sign-in", act: refuseCode },
  { name: "joining", who: "guest", path: "/sign-in", act: beginJoining },
  { name: "outbox", who: "guest", path: "/dev/outbox" },
  { name: "nothing", who: "guest", path: "/nothing" },
];

async function openEditor(page: Page, _words: Words, language: Language): Promise<void> {
  await openWriter(page, language);
  await page.locator("[contenteditable=true]").waitFor();
  // At the end of the page the sheet covers no link by half.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
}

/** Opens the search box by its keys, and goes to the first thing that it offers. */
async function lookUp(page: Page): Promise<void> {
  await untilScriptsRun(page);
  await page.keyboard.press("Control+KeyK");
  await page.getByRole("combobox").fill("پرسش");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.locator("[role=option][aria-selected=true]").waitFor();
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
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox").waitFor();
}
