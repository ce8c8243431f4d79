import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { readMetrics } from "#app/platform/metrics.server.ts";

/** Headers with which a proxy says that it asks for somebody else. */
const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const ownName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/** `GET /metrics` in the text format of Prometheus, for who may read it. */
export async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("Cache-Control", "no-store");
  if (env.METRICS_TOKEN ? !hasToken(request, env.METRICS_TOKEN) : !isFromHere(request)) return refuse(response);
  try {
    const { type, text } = await readMetrics();
    response.writeHead(200, { "Content-Type": type }).end(text);
  } catch (error) {
    log.error({ error }, "reading the metrics failed");
    response.writeHead(500).end();
  }
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/**
 * Without a token only this machine may read: who asks the port itself by a name of this machine. Behind a proxy on the
 * same machine everybody comes from here, so a club that is published through one needs the token.
 */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  if (env.TRUST_PROXY || env.PUBLIC_URL) return false;
  return (
    loopback.test(socket.remoteAddress ?? "") &&
    ownName.test(headers.host ?? "") &&
    !forwarding.some((name) => name in headers)
  );
}

/** Where there is a token it is asked for; where there is none, strangers are not told of it. */
function refuse(response: ServerResponse): void {
  if (env.METRICS_TOKEN) response.writeHead(401, { "WWW-Authenticate": 'Bearer realm="metrics"' }).end();
  else response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not Found\n");
}
