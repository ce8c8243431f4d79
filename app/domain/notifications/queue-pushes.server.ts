import type { Database } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { memberWants } from "./wants.server.ts";

/** Name of the job that sends what waits for one device. */
export const sendPushTask = "send_push";

/** Most times the queue begins a sending that ends in a fault of ours; what a push service does wrong is waited for instead. */
const mostTries = 25;

/** Queues the sending to the devices of rows `wanted`: one job a device, however much waits for it. */
const jobsOf = (runAt: Prisma.Sql) => Prisma.sql`
  SELECT graphile_worker.add_job(${sendPushTask}, json_build_object('deviceId', wanted.id), run_at => ${runAt},
    max_attempts => ${mostTries}::int, job_key => 'push:' || wanted.id)::text
  FROM wanted`;

/**
 * A statement that notifies, and has what it notifies of pushed: to devices of those members only who want their kind by
 * that channel. A notification that was there already is pushed no second time.
 * @param insert inserts into "Notification", without its semicolon and RETURNING
 */
export function andPush(insert: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH told AS (${insert} RETURNING id, "memberId", kind
    ), waiting AS (
      INSERT INTO "Push" ("deviceId", "notificationId")
      SELECT device.id, told.id FROM told
      JOIN "PushDevice" device ON device."memberId" = told."memberId"
      JOIN "Member" member ON member.id = told."memberId"
      WHERE ${memberWants("push", Prisma.sql`told.kind`)}
      RETURNING "deviceId"
    ), wanted AS (SELECT DISTINCT "deviceId" AS id FROM waiting
    ) ${jobsOf(Prisma.sql`now()`)}`;
}

/** Queues the sending to a device for an instant; nothing where nothing waits for it. */
export async function queuePush(client: Pick<Database, "$queryRaw">, deviceId: string, at: Date): Promise<void> {
  await client.$queryRaw`
    WITH wanted AS (
      SELECT id FROM "PushDevice" WHERE id = ${deviceId}::uuid
        AND EXISTS (SELECT FROM "Push" WHERE "deviceId" = ${deviceId}::uuid)
    ) ${jobsOf(Prisma.sql`${at}::timestamptz`)}`;
}
