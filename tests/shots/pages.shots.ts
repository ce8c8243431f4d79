import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Language } from "#app/platform/language.ts";
import { launchBrowser, untilScriptsRun } from "../e2e/browser.ts";
import { type FullClub, fillClub, people } from "../e2e/full-club.ts";
import { type Cookies, cookiesAfter, visitAs } from "../e2e/judge.ts";
import { allowWritingAtOnce } from "../e2e/others.ts";
import { setUpClub, signIn, wordsOf } from "../e2e/person.ts";
import { type Site, startSite } from "../e2e/site.ts";
import { staffStops } from "../e2e/staff-stops.ts";
import { type StaffedClub, staffClub } from "../e2e/staffed-club.ts";
import { stopsBefore, stopsInFullClub } from "../e2e/stops.ts";
import { makeContactSheets } from "./contact-sheets.ts";
import { takeReadmePictures } from "./readme-pictures.ts";
import { fillSampleClub, type SampleClub } from "./sample-club.ts";
import { sampleStops } from "./sample-stops.ts";
import { asked, fileName, isAsked, makeFolders, shoot, shotsDir } from "./shoot.ts";

type Who = "guest" | "member" | "silenced" | "admin";
type Words = ReturnType<typeof wordsOf>;
type Shot = { name: string; who: Who; act?: (page: Page, words: Words, language: Language) => Promise<void> };

const silenced = "کاوهٔ تندخو";
const say = (line: string) => void process.stderr.write(`${line}\n`);
let browser: Browser;
let taken = 0;

beforeAll(async () => {
  await rm(shotsDir, { recursive: true, force: true });
  await makeFolders();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  say(`${taken} pictures on ${await makeContactSheets()} sheets in ${shotsDir}`);
});

/** Opens a page as somebody, and takes it in all that was asked for. A page that fails spoils no other one. */
async function take(site: Site, set: string, shot: Shot, path: string, cookies?: Cookies): Promise<void> {
  const name = fileName(set, shot.name, shot.who);
  for (const language of asked.languages) {
    const page = await visitAs(browser, site, language, cookies);
    try {
      await page.goto(path);
      if (!path.startsWith("/offline")) await untilScriptsRun(page);
      await shot.act?.(page, wordsOf(language), language);
      await shoot(page, language, name);
      taken += asked.widths.length * asked.themes.length;
      say(`  ${language} ${name}`);
    } finally {
      await page.context().close();
    }
  }
}

const among = <Item extends { name: string; who: string }>(set: string, stops: Item[]) =>
  stops.filter(({ name, who }) => isAsked(fileName(set, name, who)));
const before = among("0-before", stopsBefore);
const full = among("2-full", stopsInFullClub);
const staffed = among("3-staff", staffStops);
const sample = among("1-sample", sampleStops);

describe.skipIf(before.length + full.length + staffed.length === 0)("a club with one of everything", () => {
  let site: Site;
  let clubs: { full: FullClub; staffed: StaffedClub };
  const cookies: Partial<Record<Who, Cookies>> = {};
  beforeAll(async () => {
    site = await startSite();
    await allowWritingAtOnce(site);
  });
  afterAll(() => site.stop());
  const open = (path: string | ((club: never, site: Site) => string), club: unknown) =>
    typeof path === "string" ? path : path(club as never, site);

  test.each(before)("$name", async (stop) => take(site, "0-before", stop, open(stop.path, null)));

  describe("set up", () => {
    beforeAll(async () => {
      const become = (go: (page: Page) => Promise<void>) => cookiesAfter(browser, site, go);
      cookies.admin = await become((page) => setUpClub(page, "fa", site.setupLink, "باشگاه آزمون"));
      cookies.member = await become((page) => signIn(page, "fa", "09123456789", people.member));
      cookies.silenced = await become((page) => signIn(page, "fa", "09123456788", silenced));
      clubs = { full: await fillClub(site), staffed: await staffClub(site, { admin: people.admin, silenced }) };
    });
    test.each(full)("$name ($who)", async (stop) =>
      take(site, "2-full", stop, open(stop.path, clubs.full), cookies[stop.who]),
    );
    test.each(staffed)("$name ($who)", async (stop) =>
      take(site, "3-staff", stop, open(stop.path, clubs.staffed), cookies[stop.who]),
    );
  });
});

describe.skipIf(sample.length === 0 && !asked.readme)("a club after its first weeks", () => {
  let site: Site;
  let club: SampleClub;
  const cookies: Partial<Record<Who, Cookies>> = {};
  beforeAll(async () => {
    site = await startSite();
    await allowWritingAtOnce(site);
    cookies.admin = await cookiesAfter(browser, site, (page) => setUpClub(page, "fa", site.setupLink, "باشگاه آفتاب"));
    cookies.member = await cookiesAfter(browser, site, (page) => signIn(page, "fa", "09123456789", "مینا صبوری"));
    club = await fillSampleClub(site);
  });
  afterAll(() => site.stop());
  test.each(sample)("$name ($who)", async (stop) =>
    take(site, "1-sample", stop, typeof stop.path === "string" ? stop.path : stop.path(club), cookies[stop.who]),
  );
  test.skipIf(!asked.readme)("the README's pictures", async () =>
    takeReadmePictures(browser, site, club, cookies.member!),
  );
});
