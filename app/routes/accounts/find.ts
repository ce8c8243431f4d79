import type { LoaderFunctionArgs } from "@remix-run/node";
import { findMembers } from "#app/domain/accounts/find-members.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const members = await findMembers(await optionalActor(request), query);
  return Response.json({ members }, { headers: { "Cache-Control": "private, no-store" } });
});
