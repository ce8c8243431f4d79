/**
 * Where a page asked to lead to, if that is a path of this site; so that a link cannot send people elsewhere after
 * they signed in.
 */
export function ownPath(wanted: unknown, otherwise = "/"): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return otherwise;
  const base = "http://own.invalid";
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  return url?.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : otherwise;
}

/** The page of this site a request was sent from, where the browser tells. */
export function cameFrom(request: Request): string {
  const referrer = request.headers.get("Referer") ?? "";
  if (!URL.canParse(referrer)) return "/";
  const { host, pathname, search } = new URL(referrer);
  return host === new URL(request.url).host ? ownPath(pathname + search) : "/";
}
