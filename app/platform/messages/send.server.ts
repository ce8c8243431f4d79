import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { log } from "#app/platform/log.server.ts";

/**
 * Sends a short message to a phone. With no gateway configured it is kept for the outbox page and written to the log,
 * so that a club can be tried without one.
 * @param to E.164 number
 */
export async function sendSms(to: string, text: string): Promise<void> {
  await db.outboxMessage.create({ data: { channel: "sms", recipient: to, text, createdAt: now() } });
  log.info({ to, text }, "no SMS gateway is configured; the message is at /dev/outbox");
}
