import { expect, it } from "vitest";
import { publish } from "#app/domain/core/publish.server.ts";
import { publishAll } from "#app/domain/core/publish-all.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";

const joined = ({ id: memberId }: { id: string }) =>
  ({ kind: "member.joined", payload: { memberId }, actorId: memberId }) as const;

/** Jobs as they stand in the queue's table, without what differs for each. */
const jobs = () =>
  db.$queryRaw<object[]>`
    SELECT to_jsonb(job) - '{id,payload,run_at,created_at,updated_at}'::text[] AS job, payload FROM (
      SELECT *, run_at = created_at AND run_at <= now() AS due FROM graphile_worker._private_jobs ORDER BY id
    ) AS job`;

it("a fact is queued exactly as the queue's own function does it", async () => {
  const member = await makeMember();
  const { kind, payload } = joined(member);
  const id = await transaction((tx) => publish(tx, kind, payload, member.id));
  await transaction((tx) => publishAll(tx, [joined(member), joined(member)]));
  const ours = await jobs();
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  for (const priority of [0, 10, 10])
    await db.$queryRaw`SELECT graphile_worker.add_job('deliver_fact', json_build_object('eventId', ${id}::text),
      priority => ${priority}::int)::text`;
  const theirs = await jobs();
  const rows = (found: object[]) => found.map((row) => ("job" in row ? row.job : null));
  expect(rows(ours)).toEqual(rows(theirs));
  expect(ours[0]).toMatchObject({ payload: { eventId: id } });
});

it("the first fact of a queue that knows no task yet is queued too, and so are many at once", async () => {
  const member = await makeMember();
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await db.$executeRaw`DELETE FROM graphile_worker._private_tasks`;
  await transaction((tx) => publishAll(tx, [joined(member), joined(member)]));
  const { kind, payload } = joined(member);
  await transaction((tx) => publish(tx, kind, payload, member.id));
  const queued = await db.$queryRaw`SELECT task_identifier AS task, priority FROM graphile_worker.jobs ORDER BY id`;
  const task = "deliver_fact";
  expect(queued).toEqual([
    { task, priority: 10 },
    { task, priority: 10 },
    { task, priority: 0 },
  ]);
});
