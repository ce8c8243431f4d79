import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { renderHtml } from "#app/domain/core/rich-text/html.ts";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import words from "#app/i18n/fa/editor.json" with { type: "json" };
import { launchBrowser } from "../browser.ts";
import { mediaId, memberId, servePage } from "./serve-page.ts";

const paths = {
  mediaUrl: (id: string) => ({ src: `/media/${id}`, width: 4, height: 3 }),
  memberPath: (id: string) => `/members/${id}`,
  productPath: (slug: string) => `/products/${slug}`,
  postPath: (id: string) => `/p/${id}`,
};
const wordHtml = readFileSync(new URL("word-clipboard.txt", import.meta.url), "utf8");

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), servePage()]);
});
afterAll(async () => {
  await browser.close();
  site.close();
});
beforeEach(async () => {
  const context = await browser.newContext();
  page = await context.newPage();
  const bugs: Error[] = [];
  page.on("pageerror", (error) => bugs.push(error));
  onTestFinished(async () => {
    await context.close();
    expect(bugs).toEqual([]);
  });
  await page.goto(site.url);
});

const writing = () => page.locator("[contenteditable=true]");
const button = (name: string) => page.getByRole("button", { name, exact: true });

async function startWriting(): Promise<void> {
  await page.locator("textarea").focus();
  await writing().waitFor();
}

/** Sends the form and shows what the server would make of it. */
async function published(): Promise<string> {
  await button("ارسال").click();
  const sent = await page.evaluate(() => window.sent.at(-1));
  const parsed = parseRichText(sent?.bodyJson);
  return parsed.ok ? renderHtml(parsed.document, paths) : parsed.code;
}

async function paste(data: Record<string, string>): Promise<void> {
  await writing().evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test("takes over the text of the textarea and the place of its caret", async () => {
  await page.locator("textarea").evaluate((area: HTMLTextAreaElement) => {
    area.value = "> نقل\n\nسلام دنیا";
    area.setSelectionRange(11, 11);
  });
  await startWriting();
  await page.keyboard.type("‌ها");
  expect(await published()).toBe('<blockquote dir="auto">نقل</blockquote><p dir="auto">سلام\u200cها دنیا</p>');
});

test.each(["", "?new"])(
  "what is typed while the editor takes over is not lost, however late the page comes round to it (%s)",
  async (form) => {
    await page.addInitScript(() => {
      // React works where a message of its own arrives: here each comes as late as on a phone that is busy.
      const { postMessage } = MessagePort.prototype;
      MessagePort.prototype.postMessage = function (this: MessagePort, ...given: [unknown]) {
        if (document.activeElement?.tagName === "TEXTAREA") setTimeout(() => postMessage.apply(this, given), 300);
        else postMessage.apply(this, given);
      };
    });
    await page.goto(site.url + form);
    const arrival = Promise.withResolvers<void>();
    await page.route(/\/editor[^/]*\.js$/, async (route) => {
      await arrival.promise;
      await route.continue();
    });
    await page.locator("textarea").focus();
    const words = "این را بی‌درنگ نوشتم و چیزی از آن گم نشد ".repeat(3).trim();
    const half = words.length / 2;
    await page.keyboard.type(words.slice(0, half));
    arrival.resolve();
    for (const letter of words.slice(half)) await page.keyboard.insertText(letter);
    await writing().waitFor();
    expect(await published()).toBe(`<p dir="auto">${words}</p>`);
  },
);

test.each([
  ["یک ", '<p dir="auto">یک دو</p>'],
  ["یک\n", '<p dir="auto">یک</p><p dir="auto">دو</p>'],
])("what follows %j, where the editor took over, does not stick to it", async (before, after) => {
  await page.locator("textarea").evaluate((area: HTMLTextAreaElement, text) => {
    area.value = text;
    area.setSelectionRange(text.length, text.length);
  }, before);
  await startWriting();
  await page.keyboard.type("دو");
  expect(await published()).toBe(after);
});

test("half space, bold, links while typing, sending by the keyboard", async () => {
  await startWriting();
  await page.keyboard.type("می");
  await page.keyboard.press("Shift+Space");
  await page.keyboard.type("خواهم ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("پررنگ");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ببین https://example.com/a.");
  await page.keyboard.press("Control+Enter");
  expect(await page.evaluate(() => window.sent.length)).toBe(1);
  expect(await published()).toBe(
    '<p dir="auto">می\u200cخواهم <strong>پررنگ</strong></p><p dir="auto">ببین ' +
      '<a href="https://example.com/a" rel="ugc nofollow noopener"><bdi dir="ltr">example.com/a</bdi></a>.</p>',
  );
});

test("lists nest and end, code follows", async () => {
  await startWriting();
  await button(words.toolbar.bullet).click();
  await page.keyboard.type("یک");
  await page.keyboard.press("Enter");
  await page.keyboard.type("دو");
  await page.keyboard.press("Control+BracketRight");
  for (let lines = 0; lines < 3; lines += 1) await page.keyboard.press("Enter");
  await button(words.toolbar.code).click();
  await page.keyboard.type("a < b");
  expect(await published()).toBe(
    '<ul dir="auto"><li>یک<ul><li>دو</li></ul></li></ul><pre dir="ltr"><code>a &lt; b</code></pre>',
  );
});

test("mentions and tags are chosen by the keyboard", async () => {
  await startWriting();
  await page.keyboard.type("سلام @زه");
  await page.getByRole("option", { name: "زهره" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("#تل");
  await page.getByRole("option", { name: "تلویزیون ۵۵" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await published()).toBe(
    `<p dir="auto">سلام <a class="mention" href="/members/${memberId}"><bdi>@زهره</bdi></a> ` +
      '<a class="product-tag" href="/products/tv-55"><bdi>تلویزیون ۵۵</bdi></a> </p>',
  );
});

test("a page of Word becomes our own text, without its looks and its local pictures", async () => {
  await startWriting();
  await paste({ "text/plain": "", "text/html": wordHtml });
  expect(await published()).toBe(
    '<p dir="auto"><strong>عنوان گزارش</strong></p><p dir="auto">متن <strong>مهم</strong> و <em>کج</em> در Word با ' +
      '<a href="https://example.com/w" rel="ugc nofollow noopener"><bdi>پیوند</bdi></a>.</p>' +
      '<ul dir="auto"><li>یک</li><li>دو<ul><li>دو-یک</li></ul></li></ul><ol dir="auto"><li>اول</li><li>دوم</li></ol>' +
      '<p dir="auto">نام · قیمت</p><p dir="auto">گوشی · ۱۲۰</p>',
  );
});

test("pasted plain text keeps its paragraphs; a foreign page leaves its scripts and pictures behind", async () => {
  await startWriting();
  await paste({ "text/plain": "بند یک\r\nخط دو\r\n\r\nبند دو" });
  expect(await published()).toBe('<p dir="auto">بند یک<br>خط دو</p><p dir="auto">بند دو</p>');
  const html = '<h2>سر</h2><script>x()</script><img src="https://e.ir/x.png"><a href="javascript:x()">بد</a>';
  await page.locator("form").evaluate((form: HTMLFormElement) => form.reset());
  await paste({ "text/plain": "", "text/html": `${html}<blockquote><ul><li>الف</li></ul><pre>ب</pre></blockquote>` });
  expect(await published()).toBe(
    '<p dir="auto"><strong>سر</strong></p><p dir="auto">بد</p><blockquote dir="auto">الف<br>ب</blockquote>',
  );
});

test("a quoted post comes into the editor, and the answer goes below it", async () => {
  const postId = memberId;
  const post = { postId, authorName: "علی", number: 4, text: "گفته بودم" };
  expect(await page.evaluate((post) => window.requestQuote(post), post)).toBe(true);
  await writing().locator("blockquote").waitFor();
  await page.keyboard.type("درست است");
  expect(await published()).toBe(
    `<blockquote class="post-quote"><cite><a href="/p/${postId}" data-number="4"><bdi>علی</bdi></a></cite>` +
      '<p dir="auto">گفته بودم</p></blockquote><p dir="auto">درست است</p>',
  );
});

test("a refused picture says why and can be sent again; its description is published", async () => {
  await startWriting();
  await page.keyboard.type("عکس");
  const buffer = Buffer.from("not a picture");
  await page.locator("input[type=file]").setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
  await page.getByRole("alert").waitFor();
  await button(words.upload.retry).click();
  await page.getByLabel(words.image.alt).fill("گلدان");
  expect(await published()).toBe(
    `<p dir="auto">عکس</p><figure><img src="/media/${mediaId}" alt="گلدان" width="4" height="3" loading="lazy" decoding="async"></figure>`,
  );
});

test("a draft written offline stays on the device, comes back and reaches the club", async () => {
  await startWriting();
  await page.context().setOffline(true);
  await page.keyboard.type("آفلاین");
  await page.getByText(words.draft.kept).waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await writing().getByText("آفلاین").waitFor();
  await page.getByText(words.draft.saved).waitFor();
  expect(parseRichText(site.drafts.at(-1)?.document)).toMatchObject({ ok: true, text: "آفلاین" });
});

test("a new topic's draft is saved before anything is written, with all that was chosen", async () => {
  await page.goto(`${site.url}?new`);
  const saved = (change: Promise<unknown>) => Promise.all([page.waitForResponse("**/drafts/**"), change]);
  const fields = { kind: "discussion", tags: "", stars: "", productIds: ["lens"] };
  await saved(page.getByLabel("title").fill("عنوانی تنها"));
  expect(site.drafts.at(-1)).toEqual({ document: null, title: "عنوانی تنها", fields });
  await saved(page.getByLabel("idea").check());
  expect(site.drafts.at(-1)).toMatchObject({ fields: { ...fields, kind: "idea" } });
  await startWriting();
  await saved(page.keyboard.type("متن"));
  await saved(page.getByLabel("tags").fill("لنز"));
  const last = site.drafts.at(-1);
  expect(last).toMatchObject({ title: "عنوانی تنها", fields: { ...fields, kind: "idea", tags: "لنز" } });
  expect(parseRichText(last?.document)).toMatchObject({ ok: true, text: "متن" });
});

test("the toolbar is one tab stop, and arrows follow the direction of the page", async () => {
  await startWriting();
  await page.keyboard.press("Shift+Tab");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  expect(await focused()).toBe(words.toolbar.bold);
  await page.keyboard.press("ArrowLeft");
  expect(await focused()).toBe(words.toolbar.italic);
  await page.keyboard.press("End");
  expect(await focused()).toBe(words.toolbar.emoji);
});
