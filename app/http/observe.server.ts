import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#app/platform/log.server.ts";
import { newDurations, newGauge } from "#app/platform/metrics.server.ts";
import type { Health } from "./health.server.ts";
import type { RequestContext } from "./request-context.server.ts";
import { methods } from "./request-line.server.ts";
import { assetRoute, noRoute } from "./route-patterns.server.ts";

const durations = newDurations({
  name: "http_request_seconds",
  help: "How long requests took, by the pattern of their route",
  labels: ["method", "route", "status"],
});

/**
 * Measures a request and, when it is over, writes its line in the log: method, pattern of the route, status,
 * milliseconds, the request's id and its sender's. Of its address, headers and body nothing is kept.
 */
export function observe(request: IncomingMessage, response: ServerResponse, context: RequestContext): void {
  const began = performance.now();
  const method = methods.includes(request.method ?? "") ? request.method! : "other";
  response.once("close", async () => {
    const ms = performance.now() - began;
    const { id: requestId, route } = context;
    const status = response.statusCode;
    durations.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
    const actor = await context.actor?.catch(() => null); // why nobody could be asked is the request's own failure
    const line = { requestId, method, route, status, ms: Math.round(ms * 10) / 10, actor: actor?.id ?? null };
    const left = response.writableFinished ? {} : { left: true };
    log[isRoutine(route, status) ? "debug" : "info"]({ ...line, ...left }, "request");
  });
}

/** A page brings many files along; only what went wrong with them is worth a line. */
function isRoutine(route: string, status: number): boolean {
  return (route === assetRoute || route === noRoute) && status < 400;
}

/** Shows how many requests are being answered. */
export function measureHealth(health: Health): void {
  newGauge({ name: "http_requests_in_hand", help: "Requests that are being answered" }, (gauge) =>
    gauge.set(health.inHand),
  );
}
