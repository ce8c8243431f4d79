import accounts from "./en/accounts.json" with { type: "json" };
import editor from "./en/editor.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import imports from "./en/imports.json" with { type: "json" };

export const messages = { accounts, editor, errors, imports };

export type Messages = typeof messages;
