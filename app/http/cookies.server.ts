import { type CookieOptions, createCookie } from "@remix-run/node";
import { confirmedSeconds, joiningSeconds, referralSeconds, secondFactorSeconds } from "#app/domain/accounts/rules.ts";
import { minuteSeconds } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";

const yearSeconds = 365 * 86_400;

/** Whether the site is reached over TLS, so that cookies may demand it. */
const secure = env.PUBLIC_URL?.startsWith("https://") ?? false;

const ownNames = new Set<string>();

/** Every cookie of ours is made here (`SameSite=Lax; HttpOnly`), so that none is forgotten where guests are told apart. */
function ownCookie(name: string, options: CookieOptions = {}) {
  ownNames.add(name);
  return createCookie(name, { httpOnly: true, sameSite: "lax", path: "/", secure, ...options });
}

/** Whether a cookie is one of this site's. */
export function isOwnCookie(name: string): boolean {
  return ownNames.has(name);
}

/** The opaque session id. */
export const sessionCookie = ownCookie("session");

/** What is carried for a while between two steps: a proof that only we can make and read. */
function passingCookie(name: string, maxAge: number) {
  return ownCookie(name, { maxAge });
}

/** The proof of a number that was verified, between the code and the name of a new member. */
export const joiningCookie = passingCookie("joining", joiningSeconds);

/** By whose link a visitor came first. */
export const referralCookie = passingCookie("referral", referralSeconds);

/** The proof of a right first factor, until the second one is given. */
export const firstFactorCookie = passingCookie("first-factor", secondFactorSeconds);

/** The proof that a member has just shown who they are, for changing how they sign in. */
export const confirmedCookie = passingCookie("confirmed", confirmedSeconds);

/** What the provider of staff's sign-in has to come back with. */
export const providerCookie = passingCookie("provider", secondFactorSeconds);

/** The language somebody chose. */
export const languageCookie = ownCookie("language", { maxAge: yearSeconds });

/** Light, dark or as the device says. */
export const themeCookie = ownCookie("theme", { maxAge: yearSeconds });

/** Marks a browser that has just changed something as a member, so that it is shown nothing that may be older. */
export const writerCookie = passingCookie("writer", minuteSeconds);

/** Reads a cookie that holds a text. */
export async function readCookie(cookie: typeof sessionCookie, request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get("Cookie"));
  return typeof value === "string" && value ? value : null;
}
