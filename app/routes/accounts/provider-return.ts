import type { LoaderFunctionArgs } from "@remix-run/node";
import { finishProviderSignIn } from "#app/domain/accounts/provider-sign-in.server.ts";
import { providerCookie, readCookie } from "#app/http/cookies.server.ts";
import { backToSignIn } from "#app/http/provider-refusal.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { deviceOf, welcome } from "#app/http/signing-in.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";

/** Where the provider sends people back to, with the code that tells us who they are. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const { pathname, search } = new URL(request.url);
  const cameTo = new URL(pathname + search, siteOrigin(request));
  const proof = (await readCookie(providerCookie, request)) ?? "";
  const { verified, to } = await finishProviderSignIn(cameTo, proof, deviceOf(request));
  const answer = await welcome(request, to, verified);
  answer.headers.append("Set-Cookie", await providerCookie.serialize("", { maxAge: 0 }));
  return answer;
}, backToSignIn);
