import type { ActionFunctionArgs } from "@remix-run/node";
import { markRead } from "#app/domain/notifications/mark-read.server.ts";
import { MarkRead } from "#app/domain/notifications/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { notificationsPath } from "#app/paths.ts";

/** `POST /notifications/read` with each notification's `id`; with none of them all are marked as read. */
export const action = respondDeed(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const { ids } = parseInput(MarkRead, { ids: (await readForm(request)).getAll("id") });
  await markRead(actor, ids.length > 0 ? ids : "all");
  return { data: { read: true }, back: notificationsPath() };
});
