import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { CommittedFact } from "./committed.server.ts";
import type { FactKind, Facts } from "./events.ts";
import { noteFacts, noticeChannel } from "./notices.server.ts";
import { deliverFactTask } from "./publish.server.ts";

/** A fact about to be published, with who caused it. */
export type NewFact = { [K in FactKind]: { kind: K; payload: Facts[K]; actorId: string | null } }[FactKind];

/** The queue runs lower numbers first: what a person does now (0) never waits behind a thousand imported rows. */
const behindPeople = 10;

/** Does for many facts what `publish` does for one, in one statement: for imports and other deeds on thousands of rows. */
export async function publishAll(tx: Transaction, facts: NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = JSON.stringify(facts.map((fact) => ({ id: uuidv7(), ...fact })));
  const { text } = noteFacts(
    tx,
    facts.map(({ kind, payload }) => ({ kind, payload }) as CommittedFact),
  );
  await tx.$executeRaw`
    WITH fact AS (
      INSERT INTO "Event" (id, kind, payload, "actorId")
      SELECT id, kind, payload, "actorId"
      FROM jsonb_to_recordset(${rows}::jsonb) AS given(id uuid, kind text, payload jsonb, "actorId" uuid)
      RETURNING id
    ), job AS (
      SELECT array_agg(
        json_populate_record(
          NULL::graphile_worker.job_spec,
          json_build_object('identifier', ${deliverFactTask}::text, 'payload', json_build_object('eventId', id),
            'priority', ${behindPeople}::int)
        )
      ) AS specs
      FROM fact
    )
    SELECT count(*), pg_notify(${noticeChannel}, ${text}) FROM job, graphile_worker.add_jobs(job.specs)`;
}
