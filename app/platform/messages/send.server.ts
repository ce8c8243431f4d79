import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { deliver } from "./deliver.server.ts";
import { gatewaysOf } from "./gateways.server.ts";
import { messagesHanded } from "./message-metrics.server.ts";
import type { Sms, SmsOutcome } from "./sms.ts";

/** Whether messages go out by SMS; otherwise they are shown at the outbox page. */
export function hasSmsGateway(): boolean {
  return gatewaysOf(env).length > 0;
}

/**
 * Sends a short message to a phone. With no gateway configured it is kept for the outbox page and written to the log,
 * so that a club can be tried without one. Call it outside transactions: a gateway may take many seconds.
 */
export async function sendSms(sms: Sms): Promise<SmsOutcome> {
  if (hasSmsGateway()) return deliver(gatewaysOf(env), sms);
  const { to, text } = sms;
  await db.outboxMessage.create({ data: { channel: "sms", recipient: to, text, createdAt: now() } });
  messagesHanded.inc({ gateway: "outbox", outcome: "sent" });
  log.info({ to, text }, "no SMS gateway is configured; the message is at /dev/outbox");
  return "sent";
}
