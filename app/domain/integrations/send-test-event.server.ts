import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { getWebhook } from "./list-webhooks.server.ts";
import { queueDeliveries } from "./queue-deliveries.server.ts";
import { messageBody } from "./webhook-message.server.ts";
import { testMessageKind } from "./webhook-rules.ts";

/**
 * Sends a webhook a message that tells of nothing, to see whether it arrives and is understood.
 * @throws DomainError forbidden, not_found, webhook_disabled
 */
export async function sendTestEvent(actor: Actor, webhookId: string): Promise<{ deliveryId: string }> {
  const { disabledAt } = await getWebhook(actor, webhookId);
  if (disabledAt) throw new DomainError("webhook_disabled");
  const [id, eventId, at] = [uuidv7(), uuidv7(), now()];
  const body = messageBody(testMessageKind, at, { webhookId });
  await transaction(async (tx) => {
    await tx.webhookDelivery.create({
      data: { id, webhookId, eventId, kind: testMessageKind, body, nextAt: at, createdAt: at },
    });
    await queueDeliveries(tx, [id]);
  });
  return { deliveryId: id };
}
