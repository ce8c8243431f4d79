import type { IncomingMessage } from "node:http";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { limitedAddress } from "#app/domain/accounts/rules.ts";
import { guest } from "#app/domain/core/actor.ts";
import { env } from "#app/platform/env.server.ts";
import { addressFromProxy } from "#app/platform/proxy.server.ts";
import type { Visitor } from "./types.ts";

/**
 * Whether a browser connects from a page of this site: cookies go along from any page, and a socket answers to no
 * same-origin rule (RFC 6455 §10.2). A program sends no Origin, and no browser's cookies either.
 */
export function comesFromOwnPage({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return headers["sec-fetch-site"] !== "cross-site";
  const host = URL.parse(headers.origin)?.host;
  const own = [env.PUBLIC_URL && URL.parse(env.PUBLIC_URL)?.host, headers.host?.toLowerCase()];
  return host !== undefined && own.includes(host);
}

/** This machine itself: what measures it, or a proxy that nobody told us to believe. */
const ownAddresses = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** The address that limits count by: with TRUST_PROXY the one our proxy wrote, the last; null for this machine itself. */
export function addressOf({ headers, socket }: IncomingMessage): string | null {
  const address = addressFromProxy(headers) ?? socket.remoteAddress ?? "";
  return ownAddresses.has(address) ? null : limitedAddress(address);
}

/** Who connects: the member of the cookie's session, or a guest. */
export async function visitorOf({ headers }: IncomingMessage): Promise<Omit<Visitor, "turn">> {
  const session = sessionOf(headers.cookie ?? "");
  const actor = session ? await findActorBySession(session) : null;
  return {
    actor: actor ?? guest,
    session: actor ? session : null,
    entered: new Map(),
    saidTypingAt: Number.NEGATIVE_INFINITY,
  };
}

/** The session id in a Cookie header: JSON in base64, as Remix writes its cookies. */
export function sessionOf(cookies: string): string | null {
  const value = /(?:^|;\s*)session=([^;]*)/.exec(cookies)?.[1];
  if (!value) return null;
  try {
    const session: unknown = JSON.parse(Buffer.from(decodeURIComponent(value), "base64").toString());
    return typeof session === "string" && session ? session : null;
  } catch {
    return null; // no cookie of ours
  }
}
