import type { Command } from "./command.ts";

export const searchReindex: Command = {
  name: "search reindex",
  summary: "Makes all that search knows anew.",
  operands: [],
  options: { json: { type: "boolean", help: "the last line of stdout is the summary as JSON" } },
  details: `Reads every topic, reply, product and member and makes the index anew beside the one that is searched, which it replaces
when it is whole. The club may be running: what changes meanwhile goes into both. Cut off in the middle, it has changed
nothing; run it again. Nobody needs it in everyday life, for search follows what happens by itself.`,
  run: async (given) => (await import("./run-search-reindex.ts")).runSearchReindex(given),
};
