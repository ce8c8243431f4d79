import { env } from "#app/platform/env.server.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something was sent by a page of this site: its Origin (RFC 6454) must be ours.
 * A program without an Origin header sends no cookies of a browser, so it is let through to be asked who it is.
 */
export function comesFromHere(request: Request): boolean {
  if (safeMethods.has(request.method)) return true;
  const origin = request.headers.get("Origin");
  if (origin === null) return request.headers.get("Sec-Fetch-Site") !== "cross-site";
  const own = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : new URL(request.url).origin;
  return origin === own || origin === new URL(request.url).origin;
}
