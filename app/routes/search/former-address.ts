import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { respond } from "#app/http/respond.server.ts";
import { searchPath } from "#app/paths.ts";

/** Where topics were looked up before the whole club could be searched; links to it stand in people's bookmarks. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  throw redirect(searchPath({ q: new URL(request.url).searchParams.get("q") }), 301);
});
