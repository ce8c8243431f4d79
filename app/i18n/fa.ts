import type { PageMessages } from "./en.ts";
import accounts from "./fa/accounts.json" with { type: "json" };
import controls from "./fa/controls.json" with { type: "json" };
import defaults from "./fa/defaults.json" with { type: "json" };
import editor from "./fa/editor.json" with { type: "json" };
import errors from "./fa/errors.json" with { type: "json" };
import feeds from "./fa/feeds.json" with { type: "json" };
import forums from "./fa/forums.json" with { type: "json" };
import imports from "./fa/imports.json" with { type: "json" };
import notifications from "./fa/notifications.json" with { type: "json" };
import products from "./fa/products.json" with { type: "json" };
import profile from "./fa/profile.json" with { type: "json" };
import shell from "./fa/shell.json" with { type: "json" };
import signIn from "./fa/sign-in.json" with { type: "json" };

export const messages: PageMessages = {
  accounts,
  controls,
  defaults,
  editor,
  errors,
  feeds,
  forums,
  imports,
  notifications,
  products,
  profile,
  shell,
  signIn,
};
