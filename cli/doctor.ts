import type { Command } from "./command.ts";

export const doctor: Command = {
  name: "doctor",
  summary: "Looks at every part of the club and says how to mend what is wrong.",
  operands: [],
  options: { json: { type: "boolean", help: "the last line of stdout is all that was found as JSON" } },
  details: `Looks at Node.js and its language data, the data folder and its disk, the secret, the newest backup, the database with its
migrations, clock and locale, the queue and the worker, the pictures, Meilisearch, the address, SMS, mail and the provider
to sign in with. Nothing is changed, nothing is sent to anybody, no secret is shown. The club may be running or not.
Exit code 1 when a part is wrong; warnings alone end with 0. Wrong settings are listed before anything else.`,
  run: async (given) => (await import("./run-doctor.ts")).runDoctor(given),
};
