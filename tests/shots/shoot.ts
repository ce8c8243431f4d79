import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Language } from "#app/platform/language.ts";
import { projectDir } from "../setup/club.ts";

/** Where the pictures go; git ignores it. */
export const shotsDir = join(projectDir, ".cache/shots");

type Theme = "light" | "dark";

/** Words of a list between commas, or all of it. */
const chosen = <Word extends string>(given: string | undefined, all: readonly Word[]): Word[] =>
  given ? all.filter((word) => given.split(",").includes(word)) : [...all];

/** What `npm run shots` was asked for. */
export const asked = {
  only: process.env.SHOTS_ONLY ?? "",
  /** Whether the pictures of the README are to be taken anew, too. */
  readme: process.env.SHOTS_README === "yes",
  languages: chosen<Language>(process.env.SHOTS_LANGUAGE, ["fa", "en"]),
  widths: chosen(process.env.SHOTS_WIDTH, ["360", "768", "1440"]).map(Number),
  themes: chosen<Theme>(process.env.SHOTS_THEME, ["light", "dark"]),
};

/** Most of a page's height that a picture shows: what is below looks like what is above. */
const mostHeight: Record<number, number> = { 360: 1_500, 768: 1_700, 1440: 1_500 };
const screenHeight: Record<number, number> = { 360: 740, 768: 1_024, 1440: 900 };

/** The folder of the pictures of one language, width and theme. */
export const folderOf = (language: Language, width: number, theme: Theme) => `${language}-${width}-${theme}`;

/** Takes an opened page in every width and theme that was asked for. */
export async function shoot(page: Page, language: Language, name: string): Promise<void> {
  for (const width of asked.widths) {
    await page.setViewportSize({ width, height: screenHeight[width]! });
    for (const theme of asked.themes) {
      await page.emulateMedia({ colorScheme: theme });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({
        width,
        height: Math.max(screenHeight[width]!, Math.min(height, mostHeight[width]!)),
      });
      await settled(page);
      await page.screenshot({ path: join(shotsDir, folderOf(language, width, theme), `${name}.png`) });
    }
  }
}

/** Waits for fonts and pictures, and until what was drawn last is shown. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))); // broken ones show so
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Makes the folders of all pictures that were asked for. */
export async function makeFolders(): Promise<void> {
  for (const language of asked.languages)
    for (const width of asked.widths)
      for (const theme of asked.themes)
        await mkdir(join(shotsDir, folderOf(language, width, theme)), { recursive: true });
}

/** Whether a page is among those asked for. */
export const isAsked = (name: string) => name.includes(asked.only.replaceAll(" ", "-"));

/** A page's name as that of a file. */
export const fileName = (...parts: string[]) =>
  parts
    .join("-")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
