import type { Page } from "playwright-core";
import type { wordsOf } from "./person.ts";
import type { StaffedClub } from "./staffed-club.ts";

type Words = ReturnType<typeof wordsOf>;

/** A page of one's own or of staff. */
export type StaffStop = {
  name: string;
  who: "guest" | "member" | "silenced" | "admin";
  path: string | ((club: StaffedClub) => string);
  /** What a person does on the page before it is judged. */
  act?: (page: Page, words: Words) => Promise<void>;
  /** Too long to be judged at every width. */
  isLong?: boolean;
};

/** Pages of one's own account and of staff, in a club with one of everything. */
export const staffStops: StaffStop[] = [
  { name: "rules", who: "guest", path: "/rules" },
  { name: "settings", who: "member", path: "/settings" },
  { name: "settings, refused", who: "member", path: "/settings", act: refuseName },
  { name: "ways of signing in", who: "member", path: "/settings/sign-in" },
  { name: "another number", who: "member", path: "/settings/sign-in/phone" },
  { name: "a mail address", who: "member", path: "/settings/sign-in/mail" },
  { name: "second factor", who: "admin", path: "/settings/sign-in/second-factor" },
  { name: "privacy", who: "member", path: "/settings/privacy" },
  { name: "own data", who: "member", path: "/settings/data" },
  { name: "leaving", who: "member", path: "/settings/leave" },
  { name: "home", who: "silenced", path: "/" },
  { name: "a customer", who: "member", path: ({ customer }) => customer },
  { name: "a customer", who: "admin", path: ({ customer }) => customer },
  { name: "staff", who: "admin", path: "/staff" },
  { name: "staff, turned away", who: "member", path: "/staff" },
  { name: "members", who: "admin", path: "/staff/members" },
  { name: "members found", who: "admin", path: "/staff/members?q=09123456789" },
  { name: "a member", who: "admin", path: ({ staffCustomer }) => staffCustomer },
  { name: "a silenced member", who: "admin", path: ({ staffSilenced }) => staffSilenced },
  { name: "groups", who: "admin", path: "/staff/groups" },
  { name: "a group", who: "admin", path: ({ group }) => group },
  { name: "a group's file", who: "admin", path: ({ groupFile }) => groupFile },
  { name: "roles", who: "admin", path: "/staff/roles" },
  { name: "a role", who: "admin", path: ({ role }) => role },
  { name: "forums", who: "admin", path: "/staff/forums" },
  { name: "a forum", who: "admin", path: ({ forum }) => forum },
  { name: "catalogue", who: "admin", path: "/staff/products" },
  { name: "a product", who: "admin", path: ({ product }) => product },
  { name: "webhooks", who: "admin", path: "/staff/webhooks" },
  { name: "a new webhook", who: "admin", path: "/staff/webhooks/new" },
  { name: "a webhook", who: "admin", path: ({ webhook }) => webhook },
  { name: "the club", who: "admin", path: "/staff/club" },
  { name: "the rules", who: "admin", path: "/staff/rules" },
  { name: "audit log", who: "admin", path: "/staff/audit" },
  { name: "the API", who: "guest", path: "/api/docs", isLong: true },
];

async function refuseName(page: Page, { accounts }: Words): Promise<void> {
  const form = page.locator("form").filter({ has: page.locator("input[name=name]") });
  await form.locator("input[name=name]").fill("م");
  await form.getByRole("button", { name: accounts("save"), exact: true }).click();
  await page.locator("[name=name][aria-invalid=true]").waitFor();
}
