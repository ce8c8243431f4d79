import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { getWebhook } from "./list-webhooks.server.ts";
import { queueDeliveries } from "./queue-deliveries.server.ts";
import { replayMax } from "./webhook-rules.ts";

/**
 * Sends one message again now, whatever became of it, with the same id and all attempts before it.
 * @throws DomainError forbidden, not_found, webhook_disabled
 */
export async function replayDelivery(actor: Actor, webhookId: string, deliveryId: string): Promise<void> {
  await demandLive(actor, webhookId);
  if (!isUuid(deliveryId)) throw new DomainError("not_found");
  await transaction(async (tx) => {
    if ((await sendAgain(tx, { id: deliveryId, webhookId })) === 0) throw new DomainError("not_found");
    const after = { deliveryId };
    await audit(tx, actor, { action: "webhook.replayed", subjectKind: "webhook", subjectId: webhookId, after });
  });
}

/**
 * Sends what was given up again, the oldest first and at most `replayMax` at a time.
 * @returns how many
 * @throws DomainError forbidden, not_found, webhook_disabled
 */
export async function replayDeadDeliveries(actor: Actor, webhookId: string): Promise<{ replayed: number }> {
  await demandLive(actor, webhookId);
  return transaction(async (tx) => {
    const dead = await tx.webhookDelivery.findMany({
      where: { webhookId, deadAt: { not: null } },
      orderBy: { deadAt: "asc" },
      take: replayMax,
      select: { id: true },
    });
    const ids = dead.map(({ id }) => id);
    const replayed = await sendAgain(tx, { id: { in: ids }, deadAt: { not: null } });
    const after = { replayed };
    await audit(tx, actor, { action: "webhook.replayed", subjectKind: "webhook", subjectId: webhookId, after });
    return { replayed };
  });
}

async function demandLive(actor: Actor, webhookId: string): Promise<void> {
  const { disabledAt } = await getWebhook(actor, webhookId);
  if (disabledAt) throw new DomainError("webhook_disabled");
}

async function sendAgain(tx: Transaction, where: Prisma.WebhookDeliveryWhereInput): Promise<number> {
  const fresh = { attempts: 0, nextAt: now(), deadAt: null, deliveredAt: null };
  const again = await tx.webhookDelivery.updateManyAndReturn({ where, data: fresh, select: { id: true } });
  await queueDeliveries(
    tx,
    again.map(({ id }) => id),
  );
  return again.length;
}
