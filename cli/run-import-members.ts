import { memberColumns } from "#app/domain/accounts/import-columns.ts";
import { readMemberRow } from "#app/domain/accounts/import-member-row.ts";
import { beginMemberImport, importMemberRows } from "#app/domain/accounts/import-members.server.ts";
import type { ExitCode, Given } from "./command.ts";
import { runTableImport } from "./run-table-import.ts";

/** Imports the members of the file that the operator named. */
export function runImportMembers(given: Given): Promise<ExitCode> {
  return runTableImport(given, {
    what: "members",
    columns: memberColumns,
    begin: async (how) => {
      const run = await beginMemberImport(how);
      return {
        take: (rows) => importMemberRows(run, rows),
        understand: (row) => {
          const read = readMemberRow(row, run);
          return "reason" in read ? null : { ...read.details, groups: read.groups };
        },
      };
    },
  });
}
