import type { IncomingHttpHeaders } from "node:http";
import { env } from "./env.server.ts";

/**
 * The address of who asks as our proxy tells it, the nearest: the last of `X-Forwarded-For`, for what stands before it
 * anybody may have written. Undefined where no proxy is to be believed, or where it tells nothing.
 */
export function addressFromProxy(headers: IncomingHttpHeaders): string | undefined {
  if (!env.TRUST_PROXY) return undefined;
  const chain = String(headers["x-forwarded-for"] ?? "").split(",");
  return chain.at(-1)!.trim() || undefined;
}
