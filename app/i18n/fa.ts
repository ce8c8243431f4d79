import type { PageMessages } from "./en.ts";
import accounts from "./fa/accounts.json" with { type: "json" };
import controls from "./fa/controls.json" with { type: "json" };
import editor from "./fa/editor.json" with { type: "json" };
import errors from "./fa/errors.json" with { type: "json" };
import forums from "./fa/forums.json" with { type: "json" };
import live from "./fa/live.json" with { type: "json" };
import notificationSettings from "./fa/notification-settings.json" with { type: "json" };
import notifications from "./fa/notifications.json" with { type: "json" };
import products from "./fa/products.json" with { type: "json" };
import profile from "./fa/profile.json" with { type: "json" };
import push from "./fa/push.json" with { type: "json" };
import search from "./fa/search.json" with { type: "json" };
import shell from "./fa/shell.json" with { type: "json" };
import signIn from "./fa/sign-in.json" with { type: "json" };
import standing from "./fa/standing.json" with { type: "json" };

export const messages: PageMessages = {
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
