import { redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/core/errors.ts";
import { changeSecondFactorPath } from "#app/paths.ts";
import { optionalActor } from "./actor.server.ts";

/** What staff are told who would be allowed something if they had given a second factor; any other refusal as it is. */
export async function explainRefusal(request: Request, error: DomainError): Promise<DomainError> {
  if (error.code !== "forbidden") return error;
  return (await optionalActor(request)).mustEnrol ? new DomainError("second_factor_required") : error;
}

/**
 * Leads staff from a page they may not see yet to setting up their second factor.
 * @throws Response redirect
 */
export function leadToEnrolment(request: Request, error: DomainError): void {
  if (error.code === "second_factor_required" && request.method === "GET") throw redirect(changeSecondFactorPath());
}
