import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { deleteDraft } from "#app/domain/forums/delete-draft.server.ts";
import { saveDraft } from "#app/domain/forums/save-draft.server.ts";
import { DraftKey, SaveDraft } from "#app/domain/forums/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseInput, readJson } from "#app/http/json.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { draftsPath } from "#app/paths.ts";

/** `PUT` keeps what is being written, `DELETE` and a form's `POST` throw it away. */
export const action = respondJson(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  if (request.method !== "PUT") {
    await deleteDraft(actor, parseInput(DraftKey, params.key));
    return request.method === "POST" ? redirect(draftsPath(), 303) : new Response(null, { status: 204 });
  }
  const { document, title, fields } = await readJson(request);
  await saveDraft(actor, parseInput(SaveDraft, { key: params.key, title, document, fields }));
  return new Response(null, { status: 204 });
});
