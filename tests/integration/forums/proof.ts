import { expect } from "vitest";
import type { ErrorCode } from "#app/domain/core/errors.ts";
import { isDomainError } from "#app/domain/core/errors.ts";
import type { FactKind, Facts } from "#app/domain/core/events.ts";
import { recountForum } from "#app/domain/forums/counts.server.ts";
import { db } from "#app/platform/db/client.server.ts";

/** The code something is refused with; "done" when it is not refused. */
export async function outcome(deed: Promise<unknown>): Promise<ErrorCode | "done"> {
  return deed.then(
    () => "done" as const,
    (error: unknown) => {
      if (isDomainError(error)) return error.code;
      throw error;
    },
  );
}

/** How often each outcome came. */
export async function outcomes(deeds: Promise<unknown>[]): Promise<Record<string, number>> {
  const codes = await Promise.all(deeds.map(outcome));
  return Object.fromEntries(
    [...new Set(codes)].toSorted().map((code) => [code, codes.filter((one) => one === code).length]),
  );
}

/** What all facts of a kind carried, in order. */
export async function published<K extends FactKind>(kind: K): Promise<Facts[K][]> {
  const events = await db.event.findMany({ where: { kind }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return events.map(({ payload }) => payload as Facts[K]);
}

/** Says of every forum that its counters equal its rows. */
export async function expectNoDrift(): Promise<void> {
  const columns = { id: true, topicCount: true, postCount: true, lastPostAt: true };
  const kept = await db.forum.findMany({ select: columns, orderBy: { id: "asc" } });
  for (const { id } of kept) await db.$transaction((tx) => recountForum(tx, id));
  const counted = await db.forum.findMany({ select: columns, orderBy: { id: "asc" } });
  expect(kept).toEqual(counted);
  const wrong = await db.$queryRaw`
    SELECT t.id FROM "Topic" t WHERE t."replyCount" <> (SELECT count(*) FROM "Post" p
      WHERE p."topicId" = t.id AND p.number > 1 AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL)`;
  expect(wrong).toEqual([]);
}

/** Goes on as soon as some statement in this database waits for a lock. */
export async function untilSomeoneWaits(): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<[{ waiting: number }]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row.waiting > 0) return;
  }
}
