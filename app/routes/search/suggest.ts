import type { LoaderFunctionArgs } from "@remix-run/node";
import { searchKinds } from "#app/domain/core/search-document.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { limitSuggestions } from "#app/http/search-limit.server.ts";
import { suggest } from "#search/search-club.server.ts";

/** What somebody may mean who is typing into the search box. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  await limitSuggestions(request);
  const asked = new URL(request.url).searchParams;
  const kind = searchKinds.find((one) => one === asked.get("kind"));
  const found = await suggest(await optionalActor(request), asked.get("q") ?? "", kind);
  return Response.json({ found }, { headers: { "Cache-Control": "private, no-store" } });
});
