import type { BrowserContext, Page } from "playwright-core";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { untilScriptsRun } from "./browser.ts";

/** The words a person of one language looks for on the pages. */
export function wordsOf(language: Language) {
  return {
    accounts: translatorFor(language, "accounts"),
    forums: translatorFor(language, "forums"),
    products: translatorFor(language, "products"),
    shell: translatorFor(language, "shell"),
    errors: translatorFor(language, "errors"),
    number: (value: number) => formatNumber(value, language),
  };
}

/** Reads the newest code sent to a number, as somebody with the phone in hand does. */
export async function readCode(context: BrowserContext, phone: string): Promise<string> {
  const page = await context.newPage();
  await page.goto("/dev/outbox");
  const message = await page
    .getByRole("listitem")
    .filter({ hasText: phone.slice(-9) })
    .first()
    .textContent();
  await page.close();
  return /#(\d{5})/.exec(toLatinDigits(message ?? ""))![1]!;
}

/** Joins with a phone number, or signs in where the number is known already. Types in the digits of the language. */
export async function signIn(page: Page, language: Language, phone: string, name: string): Promise<void> {
  const { accounts } = wordsOf(language);
  await page.goto("/sign-in");
  await page
    .getByLabel(accounts("phone"))
    .fill(language === "fa" ? phone.replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[Number(d)]!) : phone);
  await page.getByRole("button", { name: accounts("sendCode") }).click();
  await page.getByLabel(accounts("code")).waitFor();
  await page.getByLabel(accounts("code")).fill(await readCode(page.context(), phone));
  await page.keyboard.press("Enter"); // with scripts the whole code is on its way already
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  if (!new URL(page.url()).pathname.startsWith("/join")) return;
  await page.getByLabel(accounts("name")).fill(name);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: accounts("join") }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** Opens the setup link and becomes the first administrator. */
export async function setUpClub(page: Page, language: Language, link: string, club: string): Promise<void> {
  const { accounts } = wordsOf(language);
  const phone = "09120000001";
  await page.goto(link);
  await page.getByLabel(accounts("clubName")).fill(club);
  await page.getByLabel(accounts("administratorName")).fill("مدیر باشگاه");
  await page.getByLabel(accounts("administratorPhone")).fill(phone);
  await page.getByRole("button", { name: accounts("setupNext") }).click();
  await page.getByLabel(accounts("code")).waitFor();
  await page.getByLabel(accounts("code")).fill(await readCode(page.context(), phone));
  await page.getByRole("button", { name: accounts("setupFinish") }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** Opens the sheet that replies are written in, as somebody does who has read to the end of the page. */
export async function openWriter(page: Page, language: Language): Promise<void> {
  const { forums } = wordsOf(language);
  await untilScriptsRun(page);
  await page.locator("#reply").getByRole("link").click();
  await page.getByRole("dialog", { name: forums("writeReply") }).waitFor();
}
