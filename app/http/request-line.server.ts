import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { env } from "#app/platform/env.server.ts";
import { addressFromProxy } from "#app/platform/proxy.server.ts";

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
  const [path = "", ...query] = url.split("?");
  if (!/^\/(?![/\\])/.test(path) || query.some((part) => part.includes("%00"))) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Of a chain of proxies only the nearest is ours: whatever a request brought along before it anybody may have written.
 * So the last address of `X-Forwarded-For` counts, and `Forwarded` (RFC 7239), which few proxies set, not at all.
 */
export function believeNearestProxy({ headers }: IncomingMessage): void {
  if (!env.TRUST_PROXY) return;
  delete headers.forwarded;
  if (headers["x-forwarded-for"]) headers["x-forwarded-for"] = addressFromProxy(headers) ?? "";
}

/** The name of a request in the log: the one our proxy gave it, if it is in order, or else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return env.TRUST_PROXY && typeof given === "string" && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
