import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { recordReading } from "#app/domain/forums/record-reading.server.ts";
import { RecordReading } from "#app/domain/forums/schema.ts";
import { markTopicRead } from "#app/domain/notifications/mark-read.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { parseInput, readJson } from "#app/http/json.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** A browser tells which posts were seen; what the inbox tells of them is read, too. */
export const action = respondJson(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  await record(actor, parseInput(RecordReading, { ...(await readJson(request)), topicId: params.topic }));
  return new Response(null, { status: 204 });
});

/**
 * `GET …/reading?first=…&last=…`: a picture without a look, by which a page without scripts tells that it was shown.
 * It moves the place to go on from and earns no reading time. Asked for from another site it does nothing.
 */
export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const { searchParams } = new URL(request.url);
  const [firstNumber, lastNumber] = ["first", "last"].map((name) => Number(searchParams.get(name)));
  const isOwn = (request.headers.get("Sec-Fetch-Site") ?? "same-origin") === "same-origin";
  if (isMember(actor) && isOwn)
    await record(actor, parseInput(RecordReading, { topicId: params.topic, firstNumber, lastNumber, seconds: 0 }));
  return new Response(emptyGif, { headers: { "Content-Type": "image/gif", "Cache-Control": "no-store" } });
});

const emptyGif = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");

async function record(actor: MemberActor, reading: RecordReading): Promise<void> {
  await recordReading(actor, reading);
  await markTopicRead(actor, reading.topicId, reading.lastNumber);
}
