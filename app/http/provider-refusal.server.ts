import { redirect } from "@remix-run/node";
import type { DomainError } from "#app/domain/core/errors.ts";
import { signInPath } from "#app/paths.ts";
import { refusalPage } from "./refusal-page.server.ts";

const shown = [
  "provider_unavailable",
  "provider_refused",
  "provider_mail_unverified",
  "provider_member_unknown",
] as const;

/** What of signing in through the provider the sign-in page tells about. */
export type ProviderProblem = (typeof shown)[number];

/** The problem that the sign-in page was sent to tell about, if any. */
export function readProviderProblem(request: Request): ProviderProblem | null {
  const problem = new URL(request.url).searchParams.get("problem");
  return shown.find((code) => code === problem) ?? null;
}

/** Leads whom the provider could not bring in back to the other ways to sign in, with the reason. */
export async function backToSignIn(request: Request, error: DomainError): Promise<Response> {
  const problem = shown.find((code) => code === error.code);
  return problem ? redirect(`${signInPath()}?problem=${problem}`, 303) : refusalPage(request, error);
}
