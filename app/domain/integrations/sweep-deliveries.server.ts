import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { deadKeptSeconds, deliveredKeptSeconds } from "./webhook-rules.ts";

/** Forgets messages that were delivered or given up long ago, and secrets that sign no more; for the schedule. */
export async function sweepDeliveries(): Promise<void> {
  const at = now();
  await db.webhookDelivery.deleteMany({ where: { deliveredAt: { lt: addSeconds(at, -deliveredKeptSeconds) } } });
  await db.webhookDelivery.deleteMany({ where: { deadAt: { lt: addSeconds(at, -deadKeptSeconds) } } });
  const ended = { previousSecret: null, previousUntil: null };
  await db.webhook.updateMany({ where: { previousUntil: { lt: at } }, data: ended });
}
