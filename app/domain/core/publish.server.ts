import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { CommittedFact } from "./committed.server.ts";
import type { FactKind, Facts } from "./events.ts";
import { noteFacts, noticeChannel } from "./notices.server.ts";

/** Name of the job that fans a fact out to its reactions. */
export const deliverFactTask = "deliver_fact";

/**
 * Writes a fact into the club's history, queues its delivery and has every process told (`onCommitted`), in the caller's
 * transaction: all of it happens or nothing does. One statement, so a fact costs one round trip.
 * @returns the fact's id
 */
export async function publish<K extends FactKind>(
  tx: Transaction,
  kind: K,
  payload: Facts[K],
  actorId: string | null,
): Promise<string> {
  const id = uuidv7();
  const { text } = noteFacts(tx, [{ kind, payload } as CommittedFact]);
  await tx.$executeRaw`
    WITH fact AS (
      INSERT INTO "Event" (id, kind, payload, "actorId")
      VALUES (${id}::uuid, ${kind}, ${JSON.stringify(payload)}::jsonb, ${actorId}::uuid)
      RETURNING id
    )
    SELECT graphile_worker.add_job(${deliverFactTask}, json_build_object('eventId', fact.id)),
      pg_notify(${noticeChannel}, ${text})
    FROM fact`;
  return id;
}
