import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { Prisma } from "#prisma/client";
import type { CommittedFact } from "./committed.server.ts";
import type { FactKind, Facts } from "./events.ts";
import { type Notice, noteFacts, noticeChannel } from "./notices.server.ts";
import { priorities, queueingFacts } from "./queue-facts.server.ts";

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
  const id = uuidv7();
  const { parts, done } = queueingFacts(priorities.people);
  await tx.$executeRaw`
    WITH fact AS (
      INSERT INTO "Event" (id, kind, payload, "actorId")
      VALUES (${id}::uuid, ${kind}, ${JSON.stringify(payload)}::jsonb, ${actorId}::uuid)
      RETURNING id
    ), ${parts}
    SELECT concat(${done}, pg_notify(${noticeChannel}, ${notice.text})) FROM fact`;
  return id;
}

/** A fact as a row of the columns that `publishingRows` reads. */
export type FactRow = { factId: string; payload: string; notice: string };

/** A fact that is about to be written by a statement that does more, told by `notice`. */
export function toFactRow<K extends FactKind>(payload: Facts[K], notice: Notice): FactRow {
  return { factId: uuidv7(), payload: JSON.stringify(payload), notice: notice.text };
}

/**
 * What `publish` does, as parts of a statement that does more and in which `given` names rows: a fact of this kind is
 * written for each, from its columns "factId", payload (text), "actorId" (uuid) and notice (text).
 * @returns `parts` of its WITH; `done`, an expression that must be selected for each of the rows
 */
export function publishingRows(kind: FactKind, given: string): { parts: Prisma.Sql; done: Prisma.Sql } {
  const rows = Prisma.raw(given);
  const queueing = queueingFacts(priorities.people);
  const parts = Prisma.sql`fact AS (
      INSERT INTO "Event" (id, kind, payload, "actorId")
      SELECT "factId", ${kind}, payload::jsonb, "actorId" FROM ${rows} ORDER BY "factId"
      RETURNING id
    ), ${queueing.parts}`;
  const done = Prisma.sql`concat((SELECT ${queueing.done} FROM fact WHERE fact.id = ${rows}."factId"),
      pg_notify(${noticeChannel}, ${rows}.notice))`;
  return { parts, done };
}
