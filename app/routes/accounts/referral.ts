import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findReferrer } from "#app/domain/accounts/referral.server.ts";
import { readReferralCode } from "#app/domain/accounts/referral-code.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { readCookie, referralCookie } from "#app/http/cookies.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { homePath, signInPath } from "#app/paths.ts";

/** Remembers by whose link a visitor came first, and leads to joining; members go home. */
export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  if (isMember(await optionalActor(request))) return redirect(homePath());
  const code = readReferralCode(params.code!);
  const before = await readCookie(referralCookie, request);
  if (!code || before || !(await findReferrer(code))) return redirect(signInPath());
  return redirect(signInPath(), { headers: { "Set-Cookie": await referralCookie.serialize(code) } });
});
