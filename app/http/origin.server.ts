import { env } from "#app/platform/env.server.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something was sent by a page of this site: its Origin (RFC 6454) must be ours. Only
 * the host is compared, since a proxy that ends TLS hides the scheme from us.
 * A program without an Origin header sends no cookies of a browser, so it is let through to be asked who it is.
 */
export function comesFromHere(request: Request): boolean {
  if (safeMethods.has(request.method)) return true;
  const origin = request.headers.get("Origin");
  if (origin === null) return request.headers.get("Sec-Fetch-Site") !== "cross-site";
  return isOwn(origin, request);
}

/** Whether a request says that a page of this site sent it; one that says nothing does not. */
export function isFromOwnPage(request: Request): boolean {
  const origin = request.headers.get("Origin");
  return origin !== null && isOwn(origin, request);
}

function isOwn(origin: string, request: Request): boolean {
  const host = URL.parse(origin)?.host;
  return [env.PUBLIC_URL, request.url].some((own) => own !== undefined && new URL(own).host === host);
}
