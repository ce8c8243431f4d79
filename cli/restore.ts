import type { Command } from "./command.ts";

export const restore: Command = {
  name: "restore",
  summary: "Makes the club what it was when a backup was taken.",
  operands: ["FILE"],
  options: {
    check: {
      type: "boolean",
      help: "reads all of FILE, says whether it is whole and can be restored, changes nothing",
    },
    replace: {
      type: "boolean",
      help: "puts the backup in the place of a club that is not empty; asks for its name first",
    },
    yes: { type: "boolean", help: "with --replace: does not ask" },
    json: { type: "boolean", help: "the last line of stdout is the summary as JSON" },
  },
  details: `FILE was written by the command backup, by this version or an older one; what is newer since is brought up to date. Every byte is
checked before anything is changed, and the tables are filled in one step: a restore that is cut off leaves the club as
it was, and can be begun again. The club must be stopped and empty: a new DATA_DIR, or a new database.
What the backed-up club had not delivered yet (notifications, webhooks) is delivered when the restored one is started.
The club's secret comes back with the backup unless SESSION_SECRET is set.`,
  run: async (given) => (await import("./run-restore.ts")).runRestore(given),
};
