import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clubNameMax } from "#app/domain/accounts/rules.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { topicPath } from "#app/paths.ts";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "../factories/accounts.ts";
import { makeForum } from "../factories/forums.ts";
import { launchBrowser, openVisit, untilScriptsRun } from "./browser.ts";
import { type Cookies, cookiesAfter } from "./judge.ts";
import { allowWritingAtOnce } from "./others.ts";
import { readCode, setUpClub, signIn, wordsOf } from "./person.ts";
import { type Site, startSite } from "./site.ts";

/** A name as long as a club's may be, in two scripts; a longer one is refused with a sentence. */
const longName = `${"باشگاه مشتریان ".repeat(8)}Loyalty & Service ${"همراهان ".repeat(10)}`
  .slice(0, clubNameMax)
  .trim();
const longWord = "ناشکستنی".repeat(5);

let browser: Browser;
let site: Site;
let topic: string;
let member: Cookies;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
  await allowWritingAtOnce(site);
  await cookiesAfter(browser, site, (page) => setUpClub(page, "fa", site.setupLink, longName));
  member = await cookiesAfter(browser, site, (page) => signIn(page, "fa", "09123456789", "مریم K. کریمی"));
  topic = await makeHardTopic();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** A topic of endless words by people without pictures, in a club with an endless name. */
async function makeHardTopic(): Promise<string> {
  connectDatabase(site.databaseUrl);
  try {
    const forum = await makeForum({ name: `${longWord} Cameras`, slug: "hard" });
    const author = await asActor(await makeMember({ name: `${longWord.slice(0, 30)} Smith`, phone: null }));
    const input = {
      forumId: forum.id,
      kind: "discussion" as const,
      title: `${longWord} iPhone`,
      productIds: [],
      tags: [],
    };
    const made = await createTopic(author, { ...input, body: `${longWord} https://example.com/${"x".repeat(60)}` });
    for (let number = 0; number < 3; number++)
      await reply(author, { topicId: made.topicId, body: `${number} ${longWord.repeat(2)}` });
    return topicPath(made);
  } finally {
    await disconnectDatabase();
  }
}

async function visit(cookies: Cookies | undefined, settings: Parameters<typeof openVisit>[2]): Promise<BrowserContext> {
  const context = await openVisit(browser, site.url, settings);
  if (cookies) await context.addCookies(cookies.filter(({ name }) => name !== "language"));
  return context;
}

/** How far a page goes beyond the screen, and which of its parts do. */
function beyondTheScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    return [
      `${document.documentElement.scrollWidth} px of ${width}`,
      ...wide.slice(-3).map((e) => e.outerHTML.slice(0, 150)),
    ];
  });
}

/** Letters twice as large, as browsers make them for who asks for large text alone; what holds them has to give way. */
function doubleText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sizes = [...document.body.querySelectorAll<HTMLElement>("*")].map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return {
        element,
        fontSize: Number.parseFloat(fontSize),
        ratio: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
      };
    });
    for (const { element, fontSize, ratio } of sizes) {
      element.style.fontSize = `${fontSize * 2}px`;
      if (ratio) element.style.lineHeight = String(ratio);
    }
  });
}

const pages = () => ["/", "/forums", topic, "/sign-in", "/settings", "/notifications"];

test("nothing leaves the screen: long names, long words, 320 px, text of twice the size", async () => {
  const context = await visit(member, { language: "fa", width: 320 });
  const page = await context.newPage();
  for (const path of pages()) {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(path);
    expect(await beyondTheScreen(page), path).toEqual([]);
    await page.setViewportSize({ width: 640, height: 450 }); // a screen of 1280 px at 200 %
    expect(await beyondTheScreen(page), `${path} at 200 %`).toEqual([]);
    await doubleText(page);
    expect(await beyondTheScreen(page), `${path} with large text`).toEqual([]);
  }
  await context.close();
});

test("where scripts break off half-way, a reply is written and sent all the same", async () => {
  const context = await visit(member, { language: "fa", width: 360 });
  const page = await context.newPage();
  const { forums } = wordsOf("fa");
  await page.goto(topic);
  await untilScriptsRun(page);
  await page.route(/\/assets\/.*\.js/, (route) => route.abort());
  await page.locator("#reply").getByRole("link").click();
  const field = page.locator("#reply textarea");
  await field.fill("بی آنکه چیزی برسد");
  await page.getByRole("button", { name: forums("sendReply") }).click();
  await page.getByRole("article").filter({ hasText: "بی آنکه چیزی برسد" }).waitFor();
  await page.goto(topic); // now nothing of the scripts arrives at all
  await page.locator("#reply").getByRole("link").click();
  await field.fill("بی هیچ اسکریپتی");
  await page.getByRole("button", { name: forums("sendReply") }).click();
  await page.getByRole("article").filter({ hasText: "بی هیچ اسکریپتی" }).waitFor();
  await context.close();
});

test("where the connection breaks, a new topic and an edit stay on their page and are sent again, once", async () => {
  const context = await visit(member, { language: "fa", width: 360 });
  const page = await context.newPage();
  const { forums } = wordsOf("fa");
  const writing = page.locator("[contenteditable=true]");
  const isSent = (url: URL) => url.pathname.endsWith(".data");
  const says = () =>
    page
      .getByRole("alert")
      .filter({ hasText: forums("offline") })
      .waitFor();
  const again = page.getByRole("button", { name: forums("sendAgain") });

  await page.goto("/forums/hard/new");
  await untilScriptsRun(page);
  await page.getByLabel(forums("titleLabel")).fill("موضوعی در راه بد");
  await page.getByLabel(forums("bodyLabel")).focus();
  await writing.pressSequentially("واژه‌هایی که نباید گم شوند");
  await page.route(isSent, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.getByRole("button", { name: forums("startTopic") }).click();
  await says();
  await page.unroute(isSent);
  await again.click();
  const post = page.getByRole("article").filter({ hasText: "واژه‌هایی که نباید گم شوند" });
  await post.waitFor();

  const edit = post.locator('a[href^="/posts/"][href$="/edit"]');
  await page.goto((await edit.first().getAttribute("href"))!);
  await untilScriptsRun(page);
  await page.getByLabel(forums("bodyLabel")).focus();
  await writing.pressSequentially("، دوباره");
  let wasCut = false;
  await page.route(isSent, async (route) => {
    if (wasCut || route.request().method() !== "POST") return route.continue();
    wasCut = true;
    await route.fetch({ maxRedirects: 0 }); // the club has it; its answer is lost
    await route.abort();
  });
  await page.getByRole("button", { name: forums("saveEdit") }).click();
  await says();
  await again.click();
  await page.getByRole("article").filter({ hasText: "دوباره" }).waitFor();
  await context.close();
});

/** A third-generation network on a bad day, and a phone a quarter as quick as this machine. */
async function slowDown(page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  const bytesPerSecond = (800 * 1024) / 8;
  await wire.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 400, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond },
  });
  await wire.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

test("on a slow network nothing jumps, and what is typed before the writer has come is kept", async () => {
  const context = await visit(member, { language: "fa", width: 360 });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => {
    const watch = globalThis as unknown as { jumped: number };
    watch.jumped = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) watch.jumped += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await slowDown(page);
  await page.goto(topic);
  await untilScriptsRun(page);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => (globalThis as unknown as { jumped: number }).jumped)).toBeLessThanOrEqual(0.02);
  await page.locator("#reply").getByRole("link").click();
  const field = page.getByRole("dialog").getByRole("textbox");
  await field.first().click();
  const words = "این را پیش از رسیدن ویرایشگر نوشتم و چیزی از آن گم نشد";
  await page.keyboard.type(words);
  await page.locator("[contenteditable=true]").waitFor();
  await page.keyboard.type(" و ادامه دارد");
  await page
    .locator("[contenteditable=true]")
    .filter({ hasText: `${words} و ادامه دارد` })
    .waitFor();
  await context.close();
});

test("each stop of Tab is on the screen and shows where it is; Escape closes what is open", async () => {
  const context = await visit(member, { language: "fa" });
  const page = await context.newPage();
  for (const path of ["/", topic]) {
    await page.goto(path);
    await untilScriptsRun(page);
    expect(await lostStops(page), path).toEqual([]);
  }
  const menu = page.getByRole("banner").getByLabel(wordsOf("fa").shell("accountMenu"));
  await menu.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  expect(await menu.evaluate((summary) => summary === document.activeElement)).toBe(true);
  await context.close();
});

/** The stops of a page that one would not see: without a ring, or off the screen. */
async function lostStops(page: Page): Promise<string[]> {
  const lost: string[] = [];
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { bottom, top, width } = element.getBoundingClientRect();
      const hasRing = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      const isThere = bottom > 0 && top < innerHeight && width > 0;
      return { html: element.outerHTML.slice(0, 120), isSound: hasRing && isThere };
    });
    if (!stop) return lost;
    if (!stop.isSound) lost.push(stop.html);
  }
  return lost;
}

test("from landing to the first reply a newcomer presses eleven times, and is led back to what was read and to the writer", async () => {
  const context = await visit(undefined, { language: "fa", width: 360 });
  const page = await context.newPage();
  const { accounts, forums } = wordsOf("fa");
  const phone = "09123450001";
  let presses = 0;
  const press = async (press: Promise<void>) => {
    presses++;
    await press;
  };
  await page.goto("/");
  await press(page.locator(`main a[href="${topic}"]`).first().click());
  await page.getByRole("article").first().waitFor();
  await untilScriptsRun(page);
  await press(
    page
      .locator("#reply, main")
      .getByRole("link", { name: forums("reply"), exact: true })
      .last()
      .click(),
  );
  await press(page.getByLabel(accounts("phone")).fill(phone));
  await press(page.getByRole("button", { name: accounts("sendCode") }).click());
  await page.getByLabel(accounts("code")).waitFor();
  await press(page.getByLabel(accounts("code")).fill(await readCode(context, phone)));
  await page.waitForURL(/join/);
  await press(page.getByLabel(accounts("name")).fill("تازه‌وارد"));
  await press(page.getByRole("checkbox").check());
  await press(page.getByRole("button", { name: accounts("join") }).click());
  await page.waitForURL((url) => url.pathname === topic);
  const field = page.locator("[contenteditable=true]");
  await field.waitFor();
  await press(field.click());
  await page.keyboard.insertText("سلام، من هم همین را دارم.");
  await press(page.getByRole("button", { name: forums("sendReply") }).click());
  await page.getByRole("article").filter({ hasText: "من هم همین را دارم" }).waitFor();
  expect(presses).toBeLessThanOrEqual(11);
  await context.close();
});
