import type { Command } from "./command.ts";

export const backup: Command = {
  name: "backup",
  summary: "Writes all of the club into one file, while it goes on.",
  operands: ["FILE"],
  options: {
    "without-secret": { type: "boolean", help: "leaves out the secret under DATA_DIR; keep it yourself then" },
    force: { type: "boolean", help: "writes over a FILE that is there" },
    json: { type: "boolean", help: "the last line of stdout is the summary as JSON" },
  },
  details: `FILE (- is stdout) holds every table as it is at one moment, the work that is still to be done, and the pictures. It is a tar
archive compressed by zstd with its own SHA-256 at the end; nobody but the user who made it may read it (mode 0600).
It holds personal data, and the secret that the club made for itself: keep it where only the right people get at it.
A SESSION_SECRET of the settings is never in it; keep it too: without it codes of second factors cannot be read again.
The file gets its name when it is whole and safely on the disk: what is cut off never has it. Exit code 1 when pictures that the club speaks of are not under DATA_DIR.
Check a backup with: restore FILE --check`,
  run: async (given) => (await import("./run-backup.ts")).runBackup(given),
};
