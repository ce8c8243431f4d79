import type { Command } from "./command.ts";

export const adminCreate: Command = {
  name: "admin create",
  summary: "Makes a member an administrator, joining them first if need be.",
  operands: [],
  options: {
    phone: { type: "string", help: "their mobile number, such as 0912 345 6789" },
    name: { type: "string", help: "the name shown, for somebody who has not joined yet" },
    json: { type: "boolean", help: "the last line of stdout is the result as JSON" },
  },
  details: `Whoever has the number signs in with a code, as every member does. Doing it again changes nothing.
Anybody who may run commands on this machine may do this.`,
  run: async (given) => (await import("./create-administrator.ts")).createAdministrator(given),
};
