import type { Command } from "./command.ts";

export const tokenList: Command = {
  name: "token list",
  summary: "Lists the API's tokens: whose they are, what they may do, when they were last used.",
  operands: [],
  options: { json: { type: "boolean", help: "the last line of stdout is the list as JSON" } },
  run: async (given) => (await import("./run-tokens.ts")).list(given),
};
