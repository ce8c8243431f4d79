import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import type { Language } from "#app/platform/language.ts";
import { launchBrowser } from "./browser.ts";
import { type Cookies, cookiesAfter, judgePage, visitAs } from "./judge.ts";
import { allowWritingAtOnce } from "./others.ts";
import { setUpClub, signIn, wordsOf } from "./person.ts";
import { type Site, startSite } from "./site.ts";
import { type StaffStop, staffStops } from "./staff-stops.ts";
import { type StaffedClub, staffClub } from "./staffed-club.ts";

const languages: Language[] = ["fa", "en"];
const people = { admin: "مدیر باشگاه", member: "مریم کریمی", silenced: "کاوهٔ تندخو" };

let browser: Browser;
let site: Site;
let club: StaffedClub;
const cookies: Partial<Record<StaffStop["who"], Cookies>> = {};

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
  await allowWritingAtOnce(site);
  const become = (go: (page: Page) => Promise<void>) => cookiesAfter(browser, site, go);
  cookies.admin = await become((page) => setUpClub(page, "fa", site.setupLink, "باشگاه آزمون"));
  cookies.member = await become((page) => signIn(page, "fa", "09123456789", people.member));
  cookies.silenced = await become((page) => signIn(page, "fa", "09123456788", people.silenced));
  club = await staffClub(site, people);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

for (const language of languages)
  test.each(staffStops)(`${language}: $name ($who)`, async ({ who, path, act, isLong }) => {
    const page = visitAs(browser, site, language, cookies[who]);
    const address = typeof path === "string" ? path : path(club);
    await judgePage(page, address, (page) => act?.(page, wordsOf(language)), isLong);
  });
