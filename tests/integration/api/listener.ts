import { newHealth } from "#app/http/health.server.ts";
import { createListener } from "#app/http/listener.server.ts";
import { loader as openApi } from "#app/routes/api/openapi.ts";
import { action, loader } from "#app/routes/api/v1.ts";

/** The site's own listener in front of the routes of the API, as the build puts them together. */
export function apiListener() {
  const health = { ...newHealth([]), phase: "running" as const };
  const pages = (request: Request): Promise<Response> => {
    const args = { request, params: {}, context: {} };
    if (new URL(request.url).pathname === "/api/v1/openapi.json") return openApi(args);
    return ["GET", "HEAD", "OPTIONS"].includes(request.method) ? loader(args) : action(args);
  };
  return createListener({ health, files: (_request, _response, next) => next(), pages });
}
