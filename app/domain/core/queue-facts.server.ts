import { Prisma } from "#prisma/client";

/** Name of the job that brings a fact to its reactions. */
export const deliverFactTask = "deliver_fact";

/** The queue runs lower numbers first: what a person does now never waits behind a thousand imported rows. */
export const priorities = { people: 0, imports: 10 };

/**
 * Parts of a statement in which `fact` names the rows of new facts: they queue the delivery of each. A row of the queue's
 * own table, as its `add_job` would write it (a test compares the two), at a twentieth of the cost; only where the queue
 * has not heard of the task yet, `add_job` itself is asked, which writes it down. Who delivers facts hears that they were
 * committed (`onCommitted`), and looks each second besides, so that the queue's other workers are left in peace.
 * @returns `parts` of its WITH, and `done`, an expression over the rows of `fact` that has to be selected
 */
export function queueingFacts(priority: number): { parts: Prisma.Sql; done: Prisma.Sql } {
  const parts = Prisma.sql`task AS (
      SELECT id FROM graphile_worker._private_tasks WHERE identifier = ${deliverFactTask}
    ), job AS (
      INSERT INTO graphile_worker._private_jobs (task_id, payload, priority)
      SELECT task.id, json_build_object('eventId', fact.id), ${priority}::smallint FROM fact, task
    )`;
  const done = Prisma.sql`(CASE WHEN NOT EXISTS (SELECT FROM task)
      THEN graphile_worker.add_job(${deliverFactTask}, json_build_object('eventId', fact.id), priority => ${priority}::int)
    END)::text`;
  return { parts, done };
}
