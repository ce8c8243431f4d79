import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { beginProviderSignIn } from "#app/domain/accounts/provider-sign-in.server.ts";
import { providerCookie } from "#app/http/cookies.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { backToSignIn } from "#app/http/provider-refusal.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { providerReturnPath } from "#app/paths.ts";

/** Leads to the organisation's provider, where staff sign in. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  const { address, proof } = await beginProviderSignIn(to, siteOrigin(request) + providerReturnPath());
  return redirect(address, { status: 303, headers: { "Set-Cookie": await providerCookie.serialize(proof) } });
}, backToSignIn);
