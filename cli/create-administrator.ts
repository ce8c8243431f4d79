import { AppointAdministrator, appointAdministrator } from "#app/domain/accounts/appoint-administrator.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { readFailure } from "#app/domain/core/form-state.ts";
import { type ExitCode, exitCodes, type Given, UsageError } from "./command.ts";
import { withDatabase } from "./with-database.ts";

/** Makes an administrator of the person whom the operator named. */
export async function createAdministrator({ options }: Given): Promise<ExitCode> {
  for (const name of ["phone", "name"]) if (!options[name]) throw new UsageError(`--${name} is missing.`);
  const parsed = AppointAdministrator.safeParse(options);
  if (!parsed.success) {
    const problem = readFailure(parsed.error.issues[0]!.message);
    throw new DomainError(problem?.code ?? "invalid", { values: problem?.values });
  }
  const result = await withDatabase(() => appointAdministrator(parsed.data));
  const { memberId, name, phone, isNewMember, isNewRole } = result;
  if (options.json) console.log(JSON.stringify({ memberId, name, phone, isNewMember, isNewRole }));
  else console.log(`${name} (${phone}) ${isNewRole ? "is an administrator now" : "was an administrator already"}.`);
  return exitCodes.done;
}
