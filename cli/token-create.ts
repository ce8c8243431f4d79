import type { Command } from "./command.ts";

export const tokenCreate: Command = {
  name: "token create",
  summary: "Lets a program act through the API: as a member, or for the club itself.",
  operands: [],
  options: {
    member: { type: "string", help: "whom it acts as: their mobile number or mail address" },
    system: { type: "boolean", help: "it acts for the club itself instead, such as a till or a CRM" },
    scopes: { type: "string", help: "what it may do, with commas between, such as topics:read,topics:write" },
    name: { type: "string", help: "what you know it by, such as till-3" },
    expires: { type: "string", help: "after how many days it ends, such as 90d; without it, when it is revoked" },
    json: { type: "boolean", help: "the last line of stdout is the result as JSON" },
  },
  details: `The token is shown this once and kept nowhere; whoever has it can do all its scopes allow.
Scopes are listed at /api/docs of your club. A member's token may do no more than its member.
Anybody who may run commands on this machine may do this.`,
  run: async (given) => (await import("./run-tokens.ts")).create(given),
};
