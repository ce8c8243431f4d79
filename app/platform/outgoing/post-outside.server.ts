import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type Fault, faultOfUrl, type Reach, resolveHost } from "./reach.server.ts";

/** What is posted; `reach` says how far it may go. */
export type OutsideRequest = { url: string; headers: Record<string, string>; body: string | Buffer; reach: Reach };

/** An answer's status, or why there was none: a fault of the address, "timeout", or the code of a broken connection. */
export type OutsideAnswer = { status: number; retryAfter: string | null } | { failure: string };

/** How long a request may take in all, and how much of an answer is read; the rest is cut off. */
const limits = { patienceMs: 15_000, maxAnswerBytes: 64 * 1024 };

/** A connection that was refused before it was begun. */
class OutOfReach extends Error {
  readonly code: Fault;

  constructor(fault: Fault) {
    super(fault);
    this.code = fault;
  }
}

/**
 * Posts to an address that somebody outside gave. Each IP address the name stands for is checked just when the connection
 * is made, so a name that changes between check and use gains nothing. Redirects are not followed, no connection is kept
 * or shared, and no proxy of the environment is asked. It answers whatever happens and never throws.
 */
export async function postOutside(
  request: OutsideRequest,
  { patienceMs, maxAnswerBytes } = limits,
): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const response = await answerTo(request, signal);
    const { statusCode: status = 0, headers } = response;
    await readAtMost(response, maxAnswerBytes).catch(() => undefined); // the status has said it all
    return { status, retryAfter: headers["retry-after"] ?? null };
  } catch (error) {
    return { failure: signal.aborted ? "timeout" : codeOf(error) };
  }
}

async function answerTo(request: OutsideRequest, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { url: address, headers, body, reach } = request;
  if (!URL.canParse(address)) throw new OutOfReach("unreadable");
  const url = new URL(address);
  const fault = faultOfUrl(url, reach) ?? (await faultOfLiteral(url, reach));
  if (fault) throw new OutOfReach(fault);
  const { request: open } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const sending = open(url, {
      method: "POST",
      headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
      agent: false,
      lookup: lookupWithin(reach),
      signal,
    });
    sending.once("response", resolve).once("error", reject);
    sending.end(body);
  });
}

/** An IP address in a URL is connected to without any lookup. */
async function faultOfLiteral({ hostname }: URL, reach: Reach): Promise<Fault | null> {
  if (isIP(hostname.replace(/^\[|\]$/g, "")) === 0) return null;
  const resolved = await resolveHost(hostname, reach);
  return "fault" in resolved ? resolved.fault : null;
}

/** The lookup of a connection: it hands on only addresses within reach. */
function lookupWithin(reach: Reach): LookupFunction {
  return (host, { all }, done) => {
    resolveHost(host, reach).then(
      (resolved) => {
        if ("fault" in resolved) return done(new OutOfReach(resolved.fault), "");
        const addresses = resolved.addresses.map((address) => ({ address, family: isIP(address) }));
        if (all) done(null, addresses);
        else done(null, addresses[0]!.address, addresses[0]!.family);
      },
      (error: Error) => done(error, ""),
    );
  };
}

async function readAtMost(response: http.IncomingMessage, maxBytes: number): Promise<void> {
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes >= maxBytes) return;
  }
}

/** A failure by its code; its message may name the address. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "failed";
}
