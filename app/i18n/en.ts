import errors from "./en/errors.json" with { type: "json" };

export const messages = { errors };

export type Messages = typeof messages;
