import { existsSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "#app/platform/language.ts";
import { launchBrowser, openVisit } from "./browser.ts";
import { allowWritingAtOnce, somebodyReplies } from "./others.ts";
import { openWriter, setUpClub, signIn, wordsOf } from "./person.ts";
import { runClub, type Site, startSite } from "./site.ts";

const opinions = "../shared/data/product-opinions.jsonl";
const pageSize = 20;
const biggest = { posts: 138, pages: 7 };

type Traveller = { language: Language; javaScript: boolean };

/** The same journey as a person with scripts and without, in both languages. */
const travellers: Traveller[] = [
  { language: "fa", javaScript: true },
  { language: "en", javaScript: true },
  { language: "fa", javaScript: false },
  { language: "en", javaScript: false },
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.skipIf(!existsSync(opinions))("from the setup link to the next day (needs ../shared/data)", () => {
  test.each(travellers)("$language, scripts: $javaScript", { timeout: 240_000 }, async (traveller) => {
    const site = await startSite();
    try {
      await runClub(site, "import", "forums", opinions, "--json");
      await allowWritingAtOnce(site);
      const staff = await openVisit(browser, site.url, traveller);
      await setUpClub(await staff.newPage(), traveller.language, site.setupLink, "باشگاه آزمون");
      await staff.close();
      const context = await openVisit(browser, site.url, traveller);
      const topic = await firstDay(await context.newPage(), traveller);
      await context.close();
      const later = await openVisit(browser, site.url, traveller);
      await nextDay(await later.newPage(), traveller, topic, site);
      await later.close();
    } finally {
      await site.stop();
    }
  });
});

const phone = "09123456789";
const product = { asked: "iphone 5", name: "Apple iPhone 5 - 16GB", topic: "نظر خریداران درباره Apple iPhone 5" };

/** Joins, finds a product, reads its topic to the end, writes, likes, edits, deletes, follows. */
async function firstDay(page: Page, traveller: Traveller): Promise<string> {
  const { language } = traveller;
  await signIn(page, language, phone, "مریم کریمی");
  await openTopic(page, language);
  const topic = page.url();
  await readToTheEnd(page, language);
  await replyWithQuote(page, traveller);
  await like(page, language);
  const own = await startTopic(page, traveller);
  await editOwn(page, traveller);
  await deleteReply(page, traveller, own);
  return topic;
}

async function openTopic(page: Page, language: Language): Promise<void> {
  const { products, shell } = wordsOf(language);
  await page
    .getByRole("navigation")
    .getByRole("link", { name: shell("products") })
    .first()
    .click();
  await page.getByLabel(products("searchLabel")).fill(product.asked);
  await page.getByRole("button", { name: products("find") }).click();
  await page.getByRole("link", { name: product.name }).first().click();
  await page.getByRole("heading", { level: 1, name: product.name }).waitFor();
  await page.getByRole("link", { name: product.topic }).first().click();
  await page.getByRole("article").first().waitFor();
}

async function readToTheEnd(page: Page, language: Language): Promise<void> {
  const { forums } = wordsOf(language);
  const seen = new Set<string>();
  for (let turned = 1; ; turned++) {
    for (const id of await page.getByRole("article").evaluateAll((posts) => posts.map((post) => post.id))) seen.add(id);
    const next = page.getByRole("link", { name: forums("nextPage"), exact: true }).first();
    if ((await next.count()) === 0) {
      expect(turned).toBe(biggest.pages);
      break;
    }
    await next.click();
    await page.locator(`article#p-${turned * pageSize + 1}`).waitFor();
  }
  expect(seen.size).toBe(biggest.posts);
}

/** Types into the editor where scripts run, into the textarea where they do not. */
async function write(page: Page, label: string, text: string, javaScript: boolean): Promise<void> {
  const field = page.getByRole("textbox", { name: label });
  if (!javaScript) return field.fill((await field.inputValue()) + text);
  await field.click();
  await page.locator("[contenteditable=true]").waitFor();
  await page.locator("[contenteditable=true]").press("ControlOrMeta+End");
  await page.keyboard.insertText(text);
}

async function replyWithQuote(page: Page, { language, javaScript }: Traveller): Promise<void> {
  const { forums } = wordsOf(language);
  await page
    .getByRole("link", { name: forums("quote"), exact: true })
    .first()
    .click();
  if (!javaScript) await page.waitForURL(/quote=/);
  await write(page, forums("writeReply"), "\nمن هم همین را دیده‌ام، با باتری تازه درست شد.", javaScript);
  await page.getByRole("button", { name: forums("sendReply") }).click();
  const mine = page.getByRole("article").filter({ hasText: "با باتری تازه درست شد" });
  await mine.waitFor();
  if (javaScript) await openAnswered(page, mine, forums("fold"));
  expect(await mine.locator("blockquote, figure").count()).toBeGreaterThan(0);
}

/** What a reply answers opens above it, and folds again. */
async function openAnswered(page: Page, reply: Locator, fold: string): Promise<void> {
  const address = page.url();
  await reply.locator("a[data-number]").click();
  await reply.getByRole("complementary").locator(".rich-text").waitFor();
  await reply.getByRole("button", { name: fold }).click();
  await reply.getByRole("complementary").waitFor({ state: "detached" });
  expect(page.url()).toBe(address);
}

async function like(page: Page, language: Language): Promise<void> {
  const { forums } = wordsOf(language);
  const button = (count: number) => page.getByRole("button", { name: forums("likeLabel", { count }) });
  await button(0).first().click();
  await button(1).first().waitFor();
}

async function startTopic(page: Page, { language, javaScript }: Traveller): Promise<string> {
  const { forums } = wordsOf(language);
  await page.getByRole("link", { name: product.name }).first().click();
  await page
    .getByRole("link", { name: forums("newTopic") })
    .first()
    .click();
  await page.getByRole("radio", { name: forums("kind", { kind: "question" }) }).check();
  await page.getByLabel(forums("titleLabel")).fill("باتری کدام مدل بهتر می‌ماند؟");
  await write(page, forums("bodyLabel"), "می‌خواهم باتری را عوض کنم. کدام مدل را پیشنهاد می‌کنید؟", javaScript);
  await page.getByRole("button", { name: forums("startTopic") }).click();
  await page.getByRole("heading", { level: 1, name: "باتری کدام مدل بهتر می‌ماند؟" }).waitFor();
  return page.url();
}

async function editOwn(page: Page, { language, javaScript }: Traveller): Promise<void> {
  const { forums } = wordsOf(language);
  const article = page.getByRole("article");
  await article.locator("summary").click();
  await article.getByRole("link", { name: forums("edit"), exact: true }).click();
  await page.getByRole("textbox", { name: forums("bodyLabel") }).waitFor();
  await write(page, forums("bodyLabel"), " سپاس از همه.", javaScript);
  await page.getByRole("button", { name: forums("saveEdit") }).click();
  await page.getByRole("article").filter({ hasText: "سپاس از همه" }).waitFor();
}

async function deleteReply(page: Page, { language, javaScript }: Traveller, topic: string): Promise<void> {
  const { forums, number } = wordsOf(language);
  await page.goto(topic);
  if (javaScript) await openWriter(page, language);
  await write(page, forums("writeReply"), "این پاسخ را پاک خواهم کرد.", javaScript);
  await page.getByRole("button", { name: forums("sendReply") }).click();
  const reply = page.getByRole("article", { name: new RegExp(`${number(2)}`) });
  await reply.filter({ hasText: "پاک خواهم کرد" }).waitFor();
  await reply.locator("summary").click();
  await reply.getByRole("button", { name: forums("delete"), exact: true }).click();
  await page.getByText(forums("deletedByAuthor")).waitFor();
}

/** Comes back on another device: the topic tells where reading stopped, and the inbox where something happened. */
async function nextDay(page: Page, { language }: Traveller, topic: string, site: Site): Promise<void> {
  const { forums } = wordsOf(language);
  await somebodyReplies(site, topic, 3);
  await signIn(page, language, phone, "");
  await page.goto(topic);
  await page.getByRole("link", { name: forums("continueReading", { number: biggest.posts + 2 }) }).click();
  await page.waitForURL(/from=/);
  await page.getByText("پاسخ تازهٔ ۱").waitFor();
  await page.goto("/lists/following");
  await page.getByRole("link", { name: product.topic }).first().waitFor();
}
