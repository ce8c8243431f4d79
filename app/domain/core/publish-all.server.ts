import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { CommittedFact } from "./committed.server.ts";
import type { FactKind, Facts } from "./events.ts";
import { noteFacts, noticeChannel } from "./notices.server.ts";
import { priorities, queueingFacts } from "./queue-facts.server.ts";

/** A fact about to be published, with who caused it. */
export type NewFact = { [K in FactKind]: { kind: K; payload: Facts[K]; actorId: string | null } }[FactKind];

/** Does for many facts what `publish` does for one, in one statement: for imports and other deeds on thousands of rows. */
export async function publishAll(tx: Transaction, facts: NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = JSON.stringify(facts.map((fact) => ({ id: uuidv7(), ...fact })));
  const { text } = noteFacts(
    tx,
    facts.map(({ kind, payload }) => ({ kind, payload }) as CommittedFact),
  );
  const { parts, done } = queueingFacts(priorities.imports);
  await tx.$executeRaw`
    WITH fact AS (
      INSERT INTO "Event" (id, kind, payload, "actorId")
      SELECT id, kind, payload, "actorId"
      FROM jsonb_to_recordset(${rows}::jsonb) AS given(id uuid, kind text, payload jsonb, "actorId" uuid)
      RETURNING id
    ), ${parts}, queued AS (
      SELECT ${done} FROM fact
    )
    SELECT count(*), pg_notify(${noticeChannel}, ${text}) FROM queued`;
}
