import type { Transaction } from "#app/platform/db/client.server.ts";

/** Name of the job that sends one message to one webhook. */
export const sendWebhookTask = "send_webhook";

/**
 * Most times the queue begins a sending that ends in a fault of ours (the database away, a killed process). What the
 * receiver does wrong is no fault here: it is written down, and a new job comes when the next attempt is due.
 */
const mostTries = 25;

/**
 * Queues messages for when they are due, in the caller's transaction. Each webhook is a queue of its own, one message at
 * a time, so that a receiver which takes long holds up nobody but itself; each message is queued at most once.
 */
export async function queueDeliveries(tx: Transaction, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${sendWebhookTask}, json_build_object('deliveryId', id),
      queue_name => 'webhook:' || "webhookId", run_at => "nextAt", max_attempts => ${mostTries}::int,
      job_key => 'webhook:' || id)
    FROM "WebhookDelivery" WHERE id = ANY(${ids}::uuid[]) AND "nextAt" IS NOT NULL`;
}
