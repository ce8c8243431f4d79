import { Secret, TOTP } from "otpauth";
import { Client } from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { expectAccessible, launchBrowser, openVisit } from "./browser.ts";
import { readCode, signIn, wordsOf } from "./person.ts";
import { type Site, startSite } from "./site.ts";

type Traveller = { language: Language; javaScript: boolean };

const travellers: Traveller[] = [
  { language: "fa", javaScript: true },
  { language: "en", javaScript: false },
];
const password = "چهار واژهٔ بی‌ربط کنار هم";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
  const client = new Client({ connectionString: site.databaseUrl });
  await client.connect();
  await client.query(`INSERT INTO "Club" (id, settings) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET settings = $1`, [
    { accounts: { secondsBetweenCodes: 0, codesBeforePause: 100, mailPasswords: true } },
  ]);
  await client.end();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** The newest code that was mailed, as somebody reads it who has the mailbox. */
async function readMailedCode(page: Page, email: string): Promise<string> {
  const outbox = await page.context().newPage();
  await outbox.goto("/dev/outbox");
  const message = await outbox.getByRole("listitem").filter({ hasText: email }).first().textContent();
  await outbox.close();
  return /: (\d{5})/.exec(toLatinDigits(message ?? ""))![1]!;
}

/** Judges the page on a desktop and on the smallest phone. */
async function expectSound(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expectAccessible(page);
}

test.each(travellers)("all ways in, $language, scripts: $javaScript", { timeout: 240_000 }, async (traveller) => {
  const { language, javaScript } = traveller;
  const phone = javaScript ? "09121230001" : "09121230002";
  const email = javaScript ? "one@example.org" : "two@example.org";
  const page = await (await openVisit(browser, site.url, traveller)).newPage();
  // axe is a script itself, so the pages are judged where scripts run.
  const judge = javaScript ? () => expectSound(page) : async () => undefined;
  await signIn(page, language, phone, "زهرا کریمی");
  await addMailAndPassword(page, language, { phone, email, judge });
  const recoveryCode = await turnSecondFactorOn(page, language, judge);
  await page.context().clearCookies({ name: "session" });
  await page.goto("/sign-in");
  await signInWithPassword(page, language, { email, recoveryCode, judge });
  await page.context().close();
});

type Person = { phone: string; email: string; judge: () => Promise<void> };

async function addMailAndPassword(page: Page, language: Language, { phone, email, judge }: Person): Promise<void> {
  const { accounts } = wordsOf(language);
  const t = translatorFor(language, "signIn");
  await page.goto("/settings/sign-in");
  await judge();
  await page.context().clearCookies({ name: "confirmed" }); // as it is gone some minutes after signing in
  await page.getByRole("link", { name: t("addMail") }).click();
  await page.getByRole("heading", { level: 1, name: t("confirmTitle") }).waitFor();
  await judge();
  await page.getByRole("button", { name: accounts("sendCode") }).click();
  await page.getByLabel(accounts("code")).waitFor();
  await judge();
  await page.getByLabel(accounts("code")).fill(await readCode(page.context(), phone));
  await page.keyboard.press("Enter");
  await page.getByLabel(t("mail")).fill(email.toUpperCase());
  await judge();
  await page.getByRole("button", { name: accounts("sendCode") }).click();
  await page.getByLabel(t("mailedCode")).waitFor();
  await page.getByLabel(t("mailedCode")).fill(await readMailedCode(page, email));
  await page.keyboard.press("Enter");
  await page
    .getByRole("status")
    .filter({ hasText: accounts("saved") })
    .waitFor();
  await page.getByRole("link", { name: t("addPassword") }).click();
  await page.getByLabel(t("newPassword")).fill("password12345");
  await page.getByRole("button", { name: t("savePassword") }).click();
  await page.getByText(wordsOf(language).errors("password_too_easy")).waitFor();
  expect((await page.getByLabel(t("newPassword")).getAttribute("value")) ?? "").toBe("");
  await judge();
  await page.getByLabel(t("newPassword")).fill(password);
  await page.getByRole("button", { name: t("savePassword") }).click();
  await page.getByText(t("isSet"), { exact: true }).waitFor();
}

async function turnSecondFactorOn(page: Page, language: Language, judge: () => Promise<void>): Promise<string> {
  const t = translatorFor(language, "signIn");
  await page.getByRole("link", { name: t("addSecondFactor") }).click();
  await page.getByRole("button", { name: t("begin") }).click();
  await page.getByRole("img", { name: t("qrLabel") }).waitFor();
  await judge();
  const secret = (await page.locator("bdi.font-mono").textContent())!.replaceAll(" ", "");
  await page.getByLabel(t("appCode")).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole("button", { name: t("turnOn") }).click();
  await page.getByRole("heading", { level: 1, name: t("recoveryTitle") }).waitFor();
  await judge();
  const codes = page.locator("ul.font-mono li");
  expect(await codes.count()).toBe(10);
  const recoveryCode = (await codes.first().textContent())!;
  await page.getByRole("link", { name: t("done") }).click();
  await page.getByRole("link", { name: t("removeSecondFactor") }).waitFor();
  return recoveryCode;
}

type Keys = { email: string; recoveryCode: string; judge: () => Promise<void> };

async function signInWithPassword(page: Page, language: Language, { email, recoveryCode, judge }: Keys): Promise<void> {
  const { accounts } = wordsOf(language);
  const t = translatorFor(language, "signIn");
  await page.getByRole("link", { name: t("usePassword") }).waitFor();
  await judge();
  await page.getByRole("link", { name: t("usePassword") }).click();
  await page.getByLabel(t("mail")).fill(email);
  await page.getByLabel(t("password")).fill(password);
  await judge();
  await page.getByRole("button", { name: accounts("signIn"), exact: true }).click();
  await page.getByRole("heading", { level: 1, name: t("secondFactorTitle") }).waitFor();
  await judge();
  await page.getByLabel(t("secondFactorCode")).fill(recoveryCode);
  await page.getByRole("button", { name: accounts("signIn"), exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/settings/sign-in");
  await page.getByRole("heading", { level: 2, name: accounts("sessionsHeading") }).waitFor();
}
