import type { ActionFunctionArgs } from "@remix-run/node";
import { recordReading } from "#app/domain/forums/record-reading.server.ts";
import { RecordReading } from "#app/domain/forums/schema.ts";
import { markTopicRead } from "#app/domain/notifications/mark-read.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseInput, readJson } from "#app/http/json.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** A browser tells which posts were seen; what the inbox tells of them is read, too. */
export const action = respondJson(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const seen = await readJson(request);
  const reading = parseInput(RecordReading, { ...seen, topicId: params.topic });
  await recordReading(actor, reading);
  await markTopicRead(actor, reading.topicId, reading.lastNumber);
  return new Response(null, { status: 204 });
});
