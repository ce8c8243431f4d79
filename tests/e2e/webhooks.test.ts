import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { expectAccessible, launchBrowser, openVisit } from "./browser.ts";
import { setUpClub } from "./person.ts";
import { type Site, startSite } from "./site.ts";

let browser: Browser;
let site: Site;
let cookies: Awaited<ReturnType<BrowserContext["cookies"]>>;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite({ SERVICES: "web" }); // nothing is sent to anybody
  const context = await browser.newContext({ baseURL: site.url, locale: "fa" });
  await setUpClub(await context.newPage(), "fa", site.setupLink, "باشگاه آزمایش");
  cookies = (await context.cookies()).filter(({ name }) => name !== "language");
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Sound for everybody on a small phone, as far as that can be asked without scripts, and no wider than it. */
async function expectSound(page: Page, hasScripts: boolean): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 });
  if (hasScripts) await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
}

/** Presses the button of the dialog that asks first, in which stepping back has the focus. */
async function confirm(page: Page, verb: string): Promise<void> {
  const dialog = page.getByRole("alertdialog", { name: verb });
  await dialog.locator("[data-first]:focus").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
}

test.each<[Language, boolean]>([
  ["fa", false],
  ["fa", true],
  ["en", true],
])(
  "an administrator adds a webhook, tests it, changes its secret and deletes it (%s, scripts: %s)",
  async (language, javaScript) => {
    const t = translatorFor(language, "staff");
    const context = await openVisit(browser, site.url, { language, javaScript, width: 360 });
    await context.addCookies(cookies);
    const page = await context.newPage();
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.goto("/staff/webhooks");
    await expectSound(page, javaScript);
    await page.getByRole("link", { name: t("integrations.new") }).click();
    await page.getByLabel(t("integrations.address")).fill("https://127.0.0.1/hook");
    await page.getByLabel(t("integrations.description")).fill("CRM");
    await page.getByRole("checkbox", { name: t("integrations.kinds.member_joined") }).check();
    await press(t("integrations.create"));
    await page.getByText(translatorFor(language, "errors")("address_private")).waitFor();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(1);
    await expectSound(page, javaScript);
    await page
      .getByLabel(t("integrations.address"))
      .fill("https://93.184.216.34/a/very/long/path/that/does/not/fit/on/a/phone");
    await press(t("integrations.create"));
    const secret = await page.getByText(/^whsec_/).textContent();
    await expectSound(page, javaScript);
    await page.getByRole("link", { name: t("integrations.toWebhook") }).click();
    await page.waitForURL(/webhooks\/[0-9a-f-]{36}$/);
    await press(t("integrations.test"));
    await page.getByText(t("integrations.testSent")).waitFor();
    await page.getByText(t("integrations.kinds.webhook_test"), { exact: true }).waitFor();
    await expectSound(page, javaScript);
    await press(t("integrations.rotate"));
    const next = await page.getByText(/^whsec_/).textContent();
    expect(next).not.toBe(secret);
    await page.getByText(t("integrations.moreHeading")).click();
    await expectSound(page, javaScript);
    await press(t("integrations.remove"));
    if (javaScript) await confirm(page, t("integrations.remove"));
    await page.getByText(t("integrations.empty")).waitFor();
    await context.close();
  },
);
