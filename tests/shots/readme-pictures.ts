import { join } from "node:path";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import type { Language } from "#app/platform/language.ts";
import { openVisit, untilScriptsRun } from "../e2e/browser.ts";
import type { Cookies } from "../e2e/judge.ts";
import type { Site } from "../e2e/site.ts";
import { projectDir } from "../setup/club.ts";
import type { SampleClub } from "./sample-club.ts";

const folder = join(projectDir, "docs/pictures");

type Picture = {
  file: string;
  path: (club: SampleClub) => string;
  language: Language;
  dark?: boolean;
  isMember?: boolean;
  size: { width: number; height: number };
  /** Pixels of the picture's width. */
  width: number;
};

const desktop = { size: { width: 1360, height: 850 }, width: 1360 };

const pictures: Picture[] = [
  { file: "topic", path: ({ topic }) => topic, language: "fa", isMember: true, ...desktop },
  { file: "home", path: () => "/", language: "fa", ...desktop },
  { file: "english", path: ({ english }) => english, language: "en", isMember: true, ...desktop },
  {
    ...{ file: "phone", path: ({ topic }) => topic, language: "fa", dark: true, isMember: true },
    ...{ size: { width: 390, height: 844 }, width: 780 },
  },
];

/** Takes the README's pictures in a club of sample members. */
export async function takeReadmePictures(browser: Browser, site: Site, club: SampleClub, member: Cookies) {
  for (const { file, path, language, dark, isMember, size, width } of pictures) {
    const context = await openVisit(browser, site.url, { language, dark, width: size.width });
    if (isMember) await context.addCookies(member.filter(({ name }) => name !== "language"));
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.goto(path(club), { waitUntil: "networkidle" }); // what stands beside a topic comes after it
    await untilScriptsRun(page);
    await page.evaluate(() => document.fonts.ready);
    const wire = await context.newCDPSession(page);
    await wire.send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 2, mobile: false });
    const shot = await page.screenshot();
    await sharp(shot)
      .resize({ width })
      .webp({ quality: 82 })
      .toFile(join(folder, `${file}.webp`));
    await context.close();
  }
}
