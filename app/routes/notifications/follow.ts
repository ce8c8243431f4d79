import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError } from "#app/domain/core/errors.ts";
import { follow, unfollow } from "#app/domain/notifications/follow.server.ts";
import { FollowTarget } from "#app/domain/notifications/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { cameFrom } from "#app/http/own-path.ts";

/** `PUT /follow/:kind/:id` follows, `DELETE` stops; a form posts `intent`: `follow` or `unfollow`. */
export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const target = FollowTarget.safeParse(params);
  if (!target.success) throw new DomainError("not_found");
  const following = await wantsFollow(request);
  await (following ? follow : unfollow)(actor, target.data);
  return { data: { following }, back: cameFrom(request) };
});

async function wantsFollow(request: Request): Promise<boolean> {
  if (request.method !== "POST") return request.method === "PUT";
  return (await readForm(request)).get("intent") !== "unfollow";
}
