import type { Messages } from "./en.ts";
import errors from "./fa/errors.json" with { type: "json" };

export const messages: Messages = { errors };
