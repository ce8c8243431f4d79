import type { ActionFunctionArgs } from "@remix-run/node";
import { addPushDevice } from "#app/domain/notifications/add-push-device.server.ts";
import { AddPushDevice, RemovePushDevice } from "#app/domain/notifications/push-schema.ts";
import { removePushDevice } from "#app/domain/notifications/remove-push-device.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { cameFrom } from "#app/http/own-path.ts";

/** `POST /notifications/devices` with a browser's subscription switches it on, with a `deviceId` it stops that device. */
export const action = respondDeed(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = Object.fromEntries(await readForm(request));
  if ("deviceId" in form) await removePushDevice(actor, parseInput(RemovePushDevice, form).deviceId);
  else {
    const input = parseInput(AddPushDevice, { ...form, locale: await languageOf(request) });
    const userAgent = request.headers.get("User-Agent") ?? "";
    await addPushDevice(actor, input, { sessionId: await readCookie(sessionCookie, request), userAgent });
  }
  return { data: { done: true }, back: cameFrom(request) };
});
