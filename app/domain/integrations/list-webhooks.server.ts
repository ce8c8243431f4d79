import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { demandWebhooksManager } from "./demand-webhooks-manager.ts";
import { webhooksMax } from "./webhook-rules.ts";
import { toWebhookView, type WebhookView, webhookFields } from "./webhook-views.ts";

/**
 * All webhooks of the club, the oldest first.
 * @throws DomainError forbidden
 */
export async function listWebhooks(actor: Actor): Promise<WebhookView[]> {
  demandWebhooksManager(actor);
  const rows = await db.webhook.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: webhooksMax,
    select: webhookFields,
  });
  return Promise.all(rows.map(withCounts));
}

/**
 * One webhook.
 * @throws DomainError forbidden, not_found
 */
export async function getWebhook(actor: Actor, webhookId: string): Promise<WebhookView> {
  demandWebhooksManager(actor);
  const row = isUuid(webhookId)
    ? await db.webhook.findUnique({ where: { id: webhookId }, select: webhookFields })
    : null;
  if (!row) throw new DomainError("not_found");
  return withCounts(row);
}

async function withCounts(row: Parameters<typeof toWebhookView>[0]): Promise<WebhookView> {
  const [waiting, dead] = await Promise.all([
    db.webhookDelivery.count({ where: { webhookId: row.id, nextAt: { not: null } } }),
    db.webhookDelivery.count({ where: { webhookId: row.id, deadAt: { not: null } } }),
  ]);
  return toWebhookView(row, { waiting, dead }, now());
}
