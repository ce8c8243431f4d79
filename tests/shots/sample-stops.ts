import type { Page } from "playwright-core";
import type { wordsOf } from "../e2e/person.ts";
import type { SampleClub } from "./sample-club.ts";

type Words = ReturnType<typeof wordsOf>;

type SampleStop = {
  name: string;
  who: "guest" | "member" | "admin";
  path: string | ((club: SampleClub) => string);
  act?: (page: Page, words: Words) => Promise<void>;
};

/** Pages as they look in a club with people in it. */
export const sampleStops: SampleStop[] = [
  { name: "home", who: "guest", path: "/" },
  { name: "home", who: "member", path: "/" },
  { name: "account menu", who: "member", path: "/", act: openAccountMenu },
  { name: "forums", who: "guest", path: "/forums" },
  { name: "forum", who: "member", path: ({ forum }) => forum },
  { name: "topic", who: "guest", path: ({ topic }) => topic },
  { name: "topic", who: "member", path: ({ topic }) => topic },
  { name: "writing a reply", who: "member", path: ({ topic }) => topic, act: openWriter },
  { name: "english topic", who: "guest", path: ({ english }) => english },
  { name: "new topic", who: "member", path: ({ newTopic }) => newTopic },
  { name: "writing without a forum", who: "member", path: "/new-topic" },
  { name: "profile", who: "guest", path: ({ member }) => member },
  { name: "notifications", who: "member", path: "/notifications" },
  { name: "settings", who: "member", path: "/settings" },
  { name: "settings of notifications", who: "member", path: "/settings/notifications" },
  { name: "activity", who: "member", path: "/activity" },
  { name: "search", who: "guest", path: `/search?q=${encodeURIComponent("باتری")}` },
  { name: "sign-in", who: "guest", path: "/sign-in" },
  { name: "nothing", who: "guest", path: "/nothing" },
  { name: "turned away", who: "guest", path: "/staff" },
  { name: "offline", who: "guest", path: "/offline/fa" },
  { name: "staff", who: "admin", path: "/staff" },
  { name: "staff members", who: "admin", path: "/staff/members" },
  { name: "staff club", who: "admin", path: "/staff/club" },
];

async function openAccountMenu(page: Page, { shell }: Words): Promise<void> {
  await page.getByRole("banner").getByLabel(shell("accountMenu")).click();
}

async function openWriter(page: Page): Promise<void> {
  await page.locator("#reply").getByRole("link").click();
  await page.locator("[contenteditable=true]").waitFor();
}
