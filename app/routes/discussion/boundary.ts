import type { ActionFunctionArgs } from "@remix-run/node";
import { SetBoundary } from "#app/domain/discussion/schema.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { cameFrom } from "#app/http/own-path.ts";

/** `POST /boundary/:member` with `distance`: `mute`, `block` or `none`. */
export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const { distance } = parseInput(SetBoundary, Object.fromEntries(await readForm(request)));
  await setBoundary(actor, params.member!, distance === "none" ? null : distance);
  return { data: { distance }, back: cameFrom(request) };
});
