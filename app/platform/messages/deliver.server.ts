import { log } from "#app/platform/log.server.ts";
import { messagesHanded } from "./message-metrics.server.ts";
import type { Sms, SmsGateway, SmsOutcome } from "./sms.ts";

/** How long one gateway may take, connecting included. The platform gives up connecting after 10 s: that is a refusal. */
const patienceMs = 15_000;

/**
 * Sends a message through the first gateway that takes it. The next one is tried only when the one before certainly did
 * not send, so that nobody gets a message twice.
 * @param limitMs how long one gateway may take, in milliseconds
 */
export async function deliver(gateways: SmsGateway[], sms: Sms, limitMs = patienceMs): Promise<SmsOutcome> {
  for (const gateway of gateways) {
    const { outcome, reason } = await gateway.send(sms, AbortSignal.timeout(limitMs));
    messagesHanded.inc({ gateway: gateway.name, outcome });
    if (outcome !== "sent") log.warn({ gateway: gateway.name, outcome, reason }, "an SMS gateway did not confirm");
    if (outcome !== "refused") return outcome;
  }
  return "refused";
}
