import type { Fact } from "#app/domain/core/events.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { queueDeliveries } from "./queue-deliveries.server.ts";
import { messageOf } from "./webhook-message.server.ts";
import { webhooksMax } from "./webhook-rules.ts";

/** Has a fact told to every webhook that asked for its kind: a message each, once however often this runs. */
export async function deliverWebhooks(fact: Fact): Promise<void> {
  const body = messageOf(fact);
  if (body === null) return;
  const webhooks = await db.webhook.findMany({
    where: { disabledAt: null, kinds: { has: fact.kind } },
    select: { id: true },
    take: webhooksMax,
  });
  if (webhooks.length === 0) return;
  const { id: eventId, kind } = fact;
  const rows = webhooks.map(({ id: webhookId }) => ({
    ...{ id: uuidv7(), webhookId, eventId, kind, body },
    ...{ nextAt: now(), createdAt: now() },
  }));
  await transaction(async (tx) => {
    const made = await tx.webhookDelivery.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { id: true },
    });
    if (made.length > 0)
      await queueDeliveries(
        tx,
        made.map(({ id }) => id),
      );
  });
}

/** The same for many facts, of which few clubs have any told: one question where nobody listens. */
export async function deliverManyWebhooks(facts: Fact[]): Promise<void> {
  const told = facts.filter((fact) => messageOf(fact) !== null);
  if (told.length === 0) return;
  const kinds = [...new Set(told.map(({ kind }) => kind))];
  const listening = await db.webhook.findMany({
    where: { disabledAt: null, kinds: { hasSome: kinds } },
    select: { kinds: true },
    take: webhooksMax,
  });
  const heard = new Set(listening.flatMap((webhook) => webhook.kinds));
  for (const fact of told) if (heard.has(fact.kind)) await deliverWebhooks(fact);
}
