import { AppointAdministrator, appointAdministrator } from "#app/domain/accounts/appoint-administrator.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given, UsageError } from "./command.ts";
import { readInput } from "./read-input.ts";
import { withDatabase } from "./with-database.ts";

/** Makes an administrator of the person whom the operator named. */
export async function createAdministrator({ options }: Given): Promise<ExitCode> {
  for (const name of ["phone", "name"]) if (!options[name]) throw new UsageError(`--${name} is missing.`);
  const input = readInput(AppointAdministrator, options);
  const result = await withDatabase(() => appointAdministrator(input));
  const { memberId, name, phone, isNewMember, isNewRole } = result;
  const words = `${name} (${phone}) ${isNewRole ? "is an administrator now" : "was an administrator already"}.`;
  answer(options, { memberId, name, phone, isNewMember, isNewRole }, words);
  return exitCodes.done;
}
