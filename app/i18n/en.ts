import accounts from "./en/accounts.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };

export const messages = { accounts, errors };

export type Messages = typeof messages;
