import { memberColumns } from "#app/domain/accounts/import-columns.ts";
import type { Command } from "./command.ts";
import { tableDetails, tableOptions } from "./table-help.ts";

export const importMembers: Command = {
  name: "import members",
  summary: "Makes members of a table of customers.",
  operands: ["FILE"],
  options: tableOptions,
  details: tableDetails(
    memberColumns,
    `A row needs a phone (or an email) and a name. Whoever has the number is that member: one who is there stays as they are
unless --update. New members sign in by their number at once, agree to the club's rules then, and get no message
now. A birthday is Jalali or Gregorian (1370/5/12, 1991-08-03); several groups stand with , or | between them and must
be there already. Leading zeros that a spreadsheet took from a number are understood.`,
  ),
  run: async (given) => (await import("./run-import-members.ts")).runImportMembers(given),
};
