import type { IncomingMessage } from "node:http";

/** Methods that some address of the site answers. */
export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const longestUrl = 8_000;

/**
 * The status with which a request is refused before anything else reads it: for a method nobody here answers (405), an
 * address that is too long (414), or a malformed address or Host (400); null for a request in order.
 * Rewrites an address in absolute form (RFC 9112 §3.2.2) to its path.
 */
export function faultOf(request: IncomingMessage): 400 | 405 | 414 | null {
  if (!methods.includes(request.method ?? "")) return 405;
  const url = request.url ?? "";
  if (url.length > longestUrl) return 414;
  if (!isHost(request.headers.host)) return 400;
  if (request.method === "OPTIONS" && url === "*") return null;
  if (/^https?:\/\//i.test(url)) request.url = pathOf(url);
  return isPath(request.url ?? "") ? null : 400;
}

function isHost(host: string | undefined): boolean {
  return /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i.test(host ?? "") && URL.canParse(`http://${host}/`);
}

function pathOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : "";
}

/** One slash at its start, well-formed percent-encoding, no control characters, and no NUL in the query either. */
function isPath(url: string): boolean {
  const [path = "", query = ""] = url.split("?", 2);
  if (!/^\/(?![/\\])/.test(path) || /%00/.test(query)) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
