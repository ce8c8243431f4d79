import type { Command } from "./command.ts";

export const exportAll: Command = {
  name: "export",
  summary: "Writes everything the club holds into a folder, for other programs.",
  operands: ["DIR"],
  options: {
    csv: { type: "boolean", help: "also members.csv, products.csv and topics.csv, as Excel opens them" },
    json: { type: "boolean", help: "the last line of stdout is the manifest as JSON" },
  },
  details: `DIR, which must be new or empty, gets a file of JSON Lines for each kind of row (members.jsonl, topics.jsonl, posts.jsonl …), the
pictures under files/, and manifest.json with the rows, bytes and SHA-256 of each file: one moment of the club, while
it goes on. Names of files and fields stay the same from version to version; new ones may be added.
It holds personal data, and no passwords, keys, codes or sessions. A club cannot be made from it again: that is what
backup is for. In CSV a text that a spreadsheet would take for a formula gets an apostrophe before it.`,
  run: async (given) => (await import("./run-export.ts")).runExport(given),
};
