import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/domain/accounts/end-session.server.ts";
import { readCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { leadOn } from "#app/http/signing-in.server.ts";
import { homePath } from "#app/paths.ts";

export const loader = () => redirect(homePath());

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const session = await readCookie(sessionCookie, request);
  if (session) await signOut(session);
  return leadOn(homePath(), await sessionCookie.serialize("", { maxAge: 0 }));
});
