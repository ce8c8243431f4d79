import type { ActivityWords } from "./activity.ts";
import type { ApiWords } from "./api.ts";
import accounts from "./en/accounts.json" with { type: "json" };
import controls from "./en/controls.json" with { type: "json" };
import editor from "./en/editor.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import forums from "./en/forums.json" with { type: "json" };
import live from "./en/live.json" with { type: "json" };
import notificationSettings from "./en/notification-settings.json" with { type: "json" };
import notifications from "./en/notifications.json" with { type: "json" };
import products from "./en/products.json" with { type: "json" };
import profile from "./en/profile.json" with { type: "json" };
import push from "./en/push.json" with { type: "json" };
import search from "./en/search.json" with { type: "json" };
import shell from "./en/shell.json" with { type: "json" };
import signIn from "./en/sign-in.json" with { type: "json" };
import standing from "./en/standing.json" with { type: "json" };
import type { HomeWords } from "./home.ts";
import type { OutsideWords, ServerWords } from "./outside.ts";
import type { StaffWords } from "./staff.ts";
import type { UiWords } from "./ui.ts";

export const messages = {
  accounts,
  controls,
  editor,
  errors,
  forums,
  live,
  notifications,
  notificationSettings,
  products,
  profile,
  push,
  search,
  shell,
  signIn,
  standing,
};

/** The words of pages that are not apart by themselves. */
export type PageMessages = typeof messages;

/** All words; those of staff, of the API, of the server and of what stands outside come apart from the pages'. */
export type Messages = PageMessages &
  ServerWords & {
    activity: ActivityWords;
    staff: StaffWords;
    api: ApiWords;
    outside: OutsideWords;
    home: HomeWords;
    ui: UiWords;
  };
