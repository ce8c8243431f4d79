import type { Command } from "./command.ts";

export const importForums: Command = {
  name: "import forums",
  summary: "Fills the club's forums from a file of real discussions.",
  operands: ["FILE"],
  options: {
    json: { type: "boolean", help: "the last line of stdout is the summary as JSON" },
    "dry-run": { type: "boolean", help: "reads and checks everything, says what would be added, writes nothing" },
  },
  details: `FILE holds a product on each line (JSON Lines, UTF-8):
  { "product": "…", "type": "category", "features": [["name", "value"]],
    "opinions": [{ "author": "key", "text": "…", "kind": "general|critical", "polarity": "+1" }] }
The same file can be imported again: what is there is skipped, so an import that was cut off is finished by the next
and a file that grew adds what is new. Blank lines are passed over. The club may be running meanwhile.
"skipped" counts opinions that were in the club already.`,
  run: async (given) => (await import("./run-import-forums.ts")).runImportForums(given),
};
