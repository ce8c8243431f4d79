import type { SmsAnswer } from "./sms.ts";

/** System calls that come before the first byte of a request. */
const connecting = new Set<unknown>(["connect", "getaddrinfo"]);

/** The platform gave up connecting, or the gateway's certificate was not accepted. */
const neverStood = /^(UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** Server errors that say the request was not taken up; 500, 502 and 504 may come after the message went on. */
const refusals = new Set([501, 503]);

/**
 * Makes one request to a gateway and has its response read. Nothing is followed or repeated, and no connection is kept:
 * an idle one that was closed meanwhile would leave open whether the message was sent.
 */
export async function exchange(
  url: string,
  init: RequestInit,
  read: (response: Response) => SmsAnswer | Promise<SmsAnswer>,
): Promise<SmsAnswer> {
  const headers = new Headers(init.headers);
  headers.set("Connection", "close");
  try {
    return await read(await fetch(url, { ...init, headers, redirect: "manual" }));
  } catch (error) {
    return answerOfFailure(error);
  }
}

/** What an HTTP status tells about a message (RFC 9110, section 15). */
export function answerOfStatus(status: number): SmsAnswer {
  const reason = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { outcome: "sent", reason };
  const refused = (status >= 400 && status < 500) || refusals.has(status);
  return { outcome: refused ? "refused" : "unknown", reason };
}

/** What a failed fetch tells: its code. Its message is left out, it may name the address. */
function answerOfFailure(error: unknown): SmsAnswer {
  if (!(error instanceof Error)) return { outcome: "unknown", reason: "failed" };
  const { cause } = error;
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
  return { outcome: wasNeverConnected(cause, reason) ? "refused" : "unknown", reason };
}

function wasNeverConnected(cause: unknown, code: string): boolean {
  const all: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const failedConnecting = (one: unknown) => one instanceof Error && "syscall" in one && connecting.has(one.syscall);
  return neverStood.test(code) || all.every(failedConnecting);
}
