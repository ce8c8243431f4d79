import type { ActionFunctionArgs } from "@remix-run/node";
import { recordReading } from "#app/domain/forums/record-reading.server.ts";
import { RecordReading } from "#app/domain/forums/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseInput, readJson } from "#app/http/json.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** A browser tells which posts were seen. */
export const action = respondJson(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const seen = await readJson(request);
  await recordReading(actor, parseInput(RecordReading, { ...seen, topicId: params.topic }));
  return new Response(null, { status: 204 });
});
