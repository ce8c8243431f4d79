import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "#app/domain/core/errors.ts";
import { type ContentRef, contentKinds, isUuid } from "#app/domain/core/references.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { listLikers } from "#app/domain/discussion/list-likers.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { cameFrom } from "#app/http/own-path.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { postPath } from "#app/paths.ts";

/** `GET /like/:kind/:id`: who likes it. */
export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const after = new URL(request.url).searchParams.get("after");
  return Response.json(await listLikers(await optionalActor(request), refOf(params), after));
});

/** `PUT` likes, `DELETE` takes it back, both as often as one wants; a form posts `intent`: `like` or `unlike`. */
export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const ref = refOf(params);
  const run = (await wantsLike(request)) ? likeContent : unlikeContent;
  const back = ref.kind === "post" ? postPath(ref.id) : cameFrom(request);
  return { data: await run(actor, ref), back };
});

function refOf({ kind, id }: { kind?: string; id?: string }): ContentRef {
  const known = contentKinds.find((name) => name === kind);
  if (!known || !id || !isUuid(id)) throw new DomainError("not_found");
  return { kind: known, id };
}

async function wantsLike(request: Request): Promise<boolean> {
  if (request.method !== "POST") return request.method === "PUT";
  return (await readForm(request)).get("intent") !== "unlike";
}
