import type { Command } from "./command.ts";

export const adminResetSecondFactor: Command = {
  name: "admin reset-second-factor",
  summary: "Turns a member's second factor off, for somebody who lost it.",
  operands: [],
  options: {
    phone: { type: "string", help: "their mobile number, such as 0912 345 6789" },
    json: { type: "boolean", help: "the last line of stdout is the result as JSON" },
  },
  details: `They sign in with a code alone again, and their sessions end. Doing it again changes nothing else.
Staff can do the same for each other on the members' pages; this is for the last administrator.
Anybody who may run commands on this machine may do this.`,
  run: async (given) => (await import("./reset-second-factor.ts")).resetFromShell(given),
};
