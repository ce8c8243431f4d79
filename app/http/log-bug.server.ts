import { log } from "#app/platform/log.server.ts";
import { failedForDatabase } from "./away.server.ts";
import { requestContext } from "./request-context.server.ts";

/** Logs a bug with its request. One that its sender gave up is nobody's bug, nor is a database that is away. */
export function logBug(request: Request, error: unknown): void {
  if (request.signal.aborted || failedForDatabase(error)) return;
  const { id: requestId, route } = requestContext();
  log.error({ requestId, method: request.method, route, error }, "request failed");
}
