import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { Prisma } from "#prisma/client";
import type { CommittedFact } from "./committed.server.ts";
import type { FactKind, Facts } from "./events.ts";
import { type Notice, noteFacts, noticeChannel } from "./notices.server.ts";
import { priorities, queueingFacts } from "./queue-facts.server.ts";

/** A fact that is about to be written, with who caused it and what tells of it. */
export type FactToWrite<K extends FactKind> = { kind: K; payload: Facts[K]; actorId: string | null; notice: Notice };

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
  const notice = noteFacts(tx, [{ kind, payload } as CommittedFact]);
  const { id, parts, done } = publishing({ kind, payload, actorId, notice });
  await tx.$executeRaw`WITH ${parts} SELECT ${done} FROM fact`;
  return id;
}

/**
 * What `publish` does, as parts of a statement that does more.
 * @param given a part of the same statement: the fact is written for each of its rows, of which there is at most one
 * @returns the fact's id; `parts` of its WITH, one of which is `fact`; `done`, an expression over that which must be selected
 */
export function publishing<K extends FactKind>(
  { kind, payload, actorId, notice }: FactToWrite<K>,
  given?: string,
): { id: string; parts: Prisma.Sql; done: Prisma.Sql } {
  const id = uuidv7();
  const queueing = queueingFacts(priorities.people);
  const from = given ? Prisma.sql`FROM ${Prisma.raw(given)}` : Prisma.empty;
  const parts = Prisma.sql`fact AS (
      INSERT INTO "Event" (id, kind, payload, "actorId")
      SELECT ${id}::uuid, ${kind}, ${JSON.stringify(payload)}::jsonb, ${actorId}::uuid ${from}
      RETURNING id
    ), ${queueing.parts}`;
  const done = Prisma.sql`concat(${queueing.done}, pg_notify(${noticeChannel}, ${notice.text}))`;
  return { id, parts, done };
}
