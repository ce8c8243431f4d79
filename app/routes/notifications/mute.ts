import type { ActionFunctionArgs } from "@remix-run/node";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import type { Channel } from "#app/domain/notifications/channels.ts";
import { muteTopic, unmuteTopic } from "#app/domain/notifications/mute-topic.server.ts";
import { Mute } from "#app/domain/notifications/schema.ts";
import { setKindChannels } from "#app/domain/notifications/set-settings.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { cameFrom } from "#app/http/own-path.ts";

/**
 * `POST /notifications/mute` with `what` (topic, member, kind) and its `id`; `intent` is `mute` or `unmute`, and a kind
 * has the `channels` it is to come by, none to mute it. A script is told the channels before, to undo it.
 */
export const action = respondDeed(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const input = parseInput(Mute, { ...Object.fromEntries(form), channels: form.getAll("channel") });
  return { data: { before: await mute(actor, input) }, back: cameFrom(request) };
});

async function mute(actor: MemberActor, input: Mute): Promise<Channel[]> {
  if (input.what === "kind") return setKindChannels(actor, input.id, input.channels);
  const isOn = input.intent === "mute";
  if (input.what === "topic") await (isOn ? muteTopic : unmuteTopic)(actor, input.id);
  else await setBoundary(actor, input.id, isOn ? "mute" : null);
  return [];
}
