import { redirectDocument } from "@remix-run/node";
import { joiningCookie, languageCookie, readCookie, sessionCookie } from "./cookies.server.ts";
import { languageOf } from "./language.server.ts";
import { requestContext } from "./request-context.server.ts";
import { siteOrigin } from "./site-origin.server.ts";

/** Browsers keep a cookie no longer than this; the session itself ends earlier, and is prolonged while in use. */
const cookieSeconds = 400 * 86_400;

/** Where a request for a code came from, for its limits and its message. */
export async function codeRequestOrigin(request: Request) {
  const host = new URL(siteOrigin(request)).hostname;
  return { ip: requestContext().ip, host, language: await languageOf(request) };
}

/** What a browser says about itself. */
export function deviceOf(request: Request): { userAgent: string } {
  return { userAgent: request.headers.get("User-Agent") ?? "" };
}

/**
 * Answers a success with the session's cookie and leads on; the page is loaded anew, as the person's own. A member's
 * language is taken over where this browser has not chosen one.
 */
export async function signedIn(
  request: Request,
  to: string,
  { session, locale }: { session: { id: string }; locale?: string | null },
): Promise<Response> {
  const headers = new Headers();
  headers.append("Set-Cookie", await sessionCookie.serialize(session.id, { maxAge: cookieSeconds }));
  headers.append("Set-Cookie", await joiningCookie.serialize("", { maxAge: 0 }));
  if (locale && !(await readCookie(languageCookie, request)))
    headers.append("Set-Cookie", await languageCookie.serialize(locale));
  return redirectDocument(to, { status: 303, headers });
}

/** Leads on with a cookie to set. */
export function leadOn(to: string, cookie: string): Response {
  return redirectDocument(to, { status: 303, headers: { "Set-Cookie": cookie } });
}
