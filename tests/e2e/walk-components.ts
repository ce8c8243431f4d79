import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { untilScriptsRun } from "./browser.ts";

/** Goes through what floats by keyboard alone, and leaves a minimised sheet and a toast on the page. */
export async function walkComponents(page: Page, _words: unknown, language: Language): Promise<void> {
  const t = translatorFor(language, "ui");
  await untilScriptsRun(page);
  await page.locator("[role=combobox]").waitFor();
  await walkMenu(page, [t("edit"), t("copy"), t("remove")]);
  await walkCalendar(page, language);
  await walkDialog(page, t("openConfirm"), translatorFor(language, "controls")("cancel"));
  await walkCombobox(page);
  await press(page, t("openSheet"));
  const sheet = page.getByRole("dialog", { name: t("sheetTitle") });
  await expect.poll(() => holdsFocus(sheet)).toBe(true);
  await sheet.getByRole("textbox").fill("ناتمام");
  await page.keyboard.press("Escape");
  expect(await sheet.getByRole("textbox").isVisible()).toBe(false);
  expect(await sheet.locator("textarea").inputValue()).toBe("ناتمام");
  await press(page, t("showUndo"));
  await press(page, t("undo"));
  await page.getByText(t("undone")).waitFor();
  await press(page, t("showFault"));
  await page
    .getByRole("alert")
    .filter({ hasText: t("toastFault") })
    .waitFor();
}

async function walkMenu(page: Page, items: string[]): Promise<void> {
  const trigger = page.locator("#overlays summary").first();
  await trigger.focus();
  for (const item of [items[0], items[1], items[2], items[0]]) {
    await page.keyboard.press("ArrowDown");
    expect(await page.locator(":focus").textContent()).toContain(item);
  }
  await page.keyboard.press("Escape");
  expect(await holdsFocus(trigger)).toBe(true);
  expect(await page.locator("details[open]").count()).toBe(0);
}

async function walkCalendar(page: Page, language: Language): Promise<void> {
  await page.locator("#fields summary").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("grid").waitFor();
  await expect.poll(() => page.locator(":focus").getAttribute("data-day")).toBe("20533");
  await page.keyboard.press(language === "fa" ? "ArrowLeft" : "ArrowRight");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Enter");
  const field = page.locator("input[name=day]");
  expect(await field.inputValue()).toBe(language === "fa" ? "۱۴۰۴/۱۲/۰۲" : "2026/02/22");
  expect(await holdsFocus(field)).toBe(true);
}

async function walkDialog(page: Page, opener: string, cancel: string): Promise<void> {
  await press(page, opener);
  await expect.poll(() => page.locator(":focus").textContent()).toBe(cancel);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(":focus").textContent()).toBe(opener);
}

async function walkCombobox(page: Page): Promise<void> {
  const field = page.getByRole("combobox").and(page.locator("input"));
  const first = await field.inputValue();
  await field.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).not.toBe(first);
  expect(await page.locator("input[name=zone]").inputValue()).toBe(await field.inputValue());
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

function holdsFocus(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element.contains(document.activeElement));
}
