import type { Messages } from "./en.ts";
import accounts from "./fa/accounts.json" with { type: "json" };
import editor from "./fa/editor.json" with { type: "json" };
import errors from "./fa/errors.json" with { type: "json" };
import imports from "./fa/imports.json" with { type: "json" };

export const messages: Messages = { accounts, editor, errors, imports };
