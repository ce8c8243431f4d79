import type { ActionFunctionArgs } from "@remix-run/node";
import { markRead, undoMarkRead } from "#app/domain/notifications/mark-read.server.ts";
import { MarkRead, UndoMarkRead } from "#app/domain/notifications/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { notificationsPath } from "#app/paths.ts";

/**
 * `POST /notifications/read` with each notification's `id`; with none of them all are marked as read. With the
 * `readAt` that was answered, those are unread again.
 */
export const action = respondDeed(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request);
  if (form.has("readAt")) {
    await undoMarkRead(actor, parseInput(UndoMarkRead, { readAt: form.get("readAt") }).readAt);
    return { data: { readAt: null }, back: notificationsPath() };
  }
  const { ids } = parseInput(MarkRead, { ids: form.getAll("id") });
  const readAt = await markRead(actor, ids.length > 0 ? ids : "all");
  return { data: { readAt: readAt.toISOString() }, back: notificationsPath() };
});
