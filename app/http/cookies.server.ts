import { createCookie } from "@remix-run/node";
import { env } from "#app/platform/env.server.ts";

const yearSeconds = 365 * 86_400;

/** Whether the site is reached over TLS, so that cookies may demand it. */
const secure = env.PUBLIC_URL?.startsWith("https://") ?? false;

/** The opaque session id (`SameSite=Lax; HttpOnly`). */
export const sessionCookie = createCookie("session", { httpOnly: true, sameSite: "lax", path: "/", secure });

/** The proof of a number that was verified, between the code and the name of a new member. */
export const joiningCookie = createCookie("joining", {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure,
  maxAge: 15 * 60,
});

/** The language somebody chose. */
export const languageCookie = createCookie("language", {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure,
  maxAge: yearSeconds,
});

/** Light, dark or as the device says. */
export const themeCookie = createCookie("theme", {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure,
  maxAge: yearSeconds,
});

/** Reads a cookie that holds a text. */
export async function readCookie(cookie: typeof sessionCookie, request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get("Cookie"));
  return typeof value === "string" && value ? value : null;
}
