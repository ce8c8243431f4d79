import { resetSecondFactorFromShell } from "#app/domain/accounts/reset-second-factor.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given, UsageError } from "./command.ts";
import { withDatabase } from "./with-database.ts";

/** Turns off the second factor of the member whom the operator named. */
export async function resetFromShell({ options }: Given): Promise<ExitCode> {
  const { phone } = options;
  if (typeof phone !== "string" || !phone) throw new UsageError("--phone is missing.");
  const { name, had } = await withDatabase(() => resetSecondFactorFromShell({ phone }));
  const words = had ? `${name} signs in without a second factor now.` : `${name} had no second factor.`;
  answer(options, { name, had }, words);
  return exitCodes.done;
}
