import { redirectDocument } from "@remix-run/node";
import type { Admitted } from "#app/domain/accounts/admit.server.ts";
import type { Verified } from "#app/domain/accounts/verify-code.server.ts";
import { changeSecondFactorPath, joinPath, secondFactorPath } from "#app/paths.ts";
import { env } from "#app/platform/env.server.ts";
import { hasSmsGateway } from "#app/platform/messages/send.server.ts";
import { hasMailServer } from "#app/platform/messages/send-mail.server.ts";
import {
  confirmedCookie,
  firstFactorCookie,
  joiningCookie,
  languageCookie,
  readCookie,
  sessionCookie,
} from "./cookies.server.ts";
import { languageOf } from "./language.server.ts";
import { requestContext } from "./request-context.server.ts";
import { siteOrigin } from "./site-origin.server.ts";

/** Browsers keep a cookie no longer than this; the session itself ends earlier, and is prolonged while in use. */
const cookieSeconds = 400 * 86_400;

/**
 * Where a request for a code came from, for its limits and its message. Browsers hand a code only to the host its message
 * names, so a message that leaves the house names none that only the request says: its sender could name their own.
 */
export async function codeRequestOrigin(request: Request) {
  const isSure = env.PUBLIC_URL !== undefined || !(hasSmsGateway() || hasMailServer());
  const host = isSure ? new URL(siteOrigin(request)).hostname : null;
  return { ip: requestContext().ip, host, language: await languageOf(request) };
}

/** What a browser says about itself. */
export function deviceOf(request: Request): { userAgent: string } {
  return { userAgent: request.headers.get("User-Agent") ?? "" };
}

/**
 * Answers a success with the session's cookie and leads on; the page is loaded anew, as the person's own. A member's
 * language is taken over where this browser has not chosen one. Who has to give a second factor goes there first.
 */
export async function signedIn(request: Request, to: string, admitted: Admitted): Promise<Response> {
  const headers = new Headers();
  const finished = "session" in admitted;
  if (finished)
    headers.append("Set-Cookie", await sessionCookie.serialize(admitted.session.id, { maxAge: cookieSeconds }));
  if (finished && admitted.confirmed) headers.append("Set-Cookie", await confirmedCookie.serialize(admitted.confirmed));
  const firstFactor = finished
    ? await firstFactorCookie.serialize("", { maxAge: 0 })
    : await firstFactorCookie.serialize(admitted.secondFactor);
  headers.append("Set-Cookie", firstFactor);
  headers.append("Set-Cookie", await joiningCookie.serialize("", { maxAge: 0 }));
  if (admitted.locale && !(await readCookie(languageCookie, request)))
    headers.append("Set-Cookie", await languageCookie.serialize(admitted.locale));
  const next = !finished ? secondFactorPath(to) : admitted.mustEnrol ? changeSecondFactorPath() : to;
  return redirectDocument(next, { status: 303, headers });
}

/** A member is let in; a newcomer goes on to choose a name. */
export async function welcome(request: Request, to: string, verified: Verified): Promise<Response> {
  if (!("joining" in verified)) return signedIn(request, to, verified);
  return leadOn(joinPath(to), await joiningCookie.serialize(verified.joining));
}

/** Leads on with a cookie to set. */
export function leadOn(to: string, cookie: string): Response {
  return redirectDocument(to, { status: 303, headers: { "Set-Cookie": cookie } });
}
