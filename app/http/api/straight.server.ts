import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";

type Pages = (request: Request) => Promise<Response>;

/** The route that answers everything under `/api` but the few addresses that have a route of their own. */
const apiPath = "api/*";

/**
 * Has requests to the API answered by its route itself, and everything else by `pages`. Remix looks through all routes
 * twice for each request, which costs more than the rest of a small answer; and all that it would do for the API's route
 * is to call it, since that never throws and has no page.
 */
export function straightToApi(build: ServerBuild, pages: Pages): Pages {
  const routes = Object.values(build.routes);
  const { loader, action } = routes.find((route) => route?.path === apiPath)?.module ?? {};
  if (!loader || !action) return pages;
  const others = new Set(routes.flatMap((route) => (route?.path?.startsWith("api/") ? [`/${route.path}`] : [])));
  return (request) => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/api/") || others.has(pathname) || pathname.endsWith(".data")) return pages(request);
    const isRead = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
    const given: ActionFunctionArgs = { request, params: { "*": pathname.slice("/api/".length) }, context: {} };
    return (isRead ? loader : action)(given) as Promise<Response>;
  };
}
