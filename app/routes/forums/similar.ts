import type { LoaderFunctionArgs } from "@remix-run/node";
import { listSimilarTopics } from "#app/domain/forums/list-similar-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** Topics like the title being typed. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const title = new URL(request.url).searchParams.get("title") ?? "";
  return Response.json({ topics: await listSimilarTopics(await optionalActor(request), title) });
});
