import type { JobHelpers } from "graphile-worker";
import type { Fact } from "#app/domain/core/events.ts";
import { deliverFactTask } from "#app/domain/core/queue-facts.server.ts";

type Row = Fact & { jobId: string; priority: number };

/**
 * Takes facts that wait to be delivered, people's before imported ones, and ends their jobs when `deliver` is done with
 * them. They are held by a transaction, so that one who dies or fails lets go of them in that moment; other workers take
 * others meanwhile.
 * @returns how many there were
 */
export function holdingFacts(
  { withPgClient }: JobHelpers,
  { kinds, most }: { kinds: string[]; most: number },
  deliver: (facts: Fact[], priority: number) => Promise<void>,
): Promise<number> {
  return withPgClient(async (client) => {
    await client.query("BEGIN");
    try {
      const { rows } = await client.query<Row>({
        name: "waiting_facts",
        text: waiting,
        values: [deliverFactTask, most, kinds],
      });
      for (const priority of new Set(rows.map((row) => row.priority)))
        await deliver(
          rows.filter((row) => row.priority === priority),
          priority,
        );
      const ids = rows.map(({ jobId }) => jobId);
      if (ids.length > 0) await client.query({ name: "told_facts", text: told, values: [ids] });
      await client.query("COMMIT");
      return rows.length;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined); // a lost connection has rolled back already
      throw error;
    }
  });
}

const waiting = `
  SELECT job.id AS "jobId", job.priority, event.id, event.kind, event.payload, event."actorId", event."createdAt"
  FROM graphile_worker._private_jobs job
  JOIN graphile_worker._private_tasks task ON task.id = job.task_id AND task.identifier = $1
  JOIN "Event" event ON event.id = (job.payload ->> 'eventId')::uuid AND event.kind = ANY($3)
  WHERE job.is_available AND job.run_at <= now()
  ORDER BY job.priority, job.run_at LIMIT $2 FOR UPDATE OF job SKIP LOCKED`;

const told = "DELETE FROM graphile_worker._private_jobs WHERE id = ANY($1::bigint[])";
