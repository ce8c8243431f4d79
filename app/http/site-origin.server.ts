import { env } from "#app/platform/env.server.ts";

/** The site's own address without a slash at its end: the setting's, or the one the request came to. */
export function siteOrigin(request: Request): string {
  return env.PUBLIC_URL ?? new URL(request.url).origin;
}
