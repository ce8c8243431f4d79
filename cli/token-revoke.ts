import type { Command } from "./command.ts";

export const tokenRevoke: Command = {
  name: "token revoke",
  summary: "Ends a token from its next request on.",
  operands: ["ID"],
  options: { json: { type: "boolean", help: "the last line of stdout is the token as JSON" } },
  details: "ID is in the first column of token list. Doing it again changes nothing.",
  run: async (given) => (await import("./run-tokens.ts")).revoke(given),
};
