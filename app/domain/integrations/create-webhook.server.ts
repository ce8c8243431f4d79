import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { reachIn } from "#app/platform/outgoing/reach.server.ts";
import { checkWebhookAddress } from "./check-webhook-address.server.ts";
import { demandWebhooksManager } from "./demand-webhooks-manager.ts";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-message.server.ts";
import { webhooksMax } from "./webhook-rules.ts";
import type { CreateWebhook } from "./webhook-schema.ts";
import { toWebhookView, type WebhookView, webhookFields } from "./webhook-views.ts";

/**
 * Makes a webhook, which hears of what happens from now on. Its secret is in the answer and shown nowhere again.
 * @param reach how far messages may go
 * @throws DomainError forbidden, too_many_webhooks, and what is wrong with the address
 */
export async function createWebhook(
  actor: Actor,
  { address: given, description, kinds }: CreateWebhook,
  reach = reachIn(env.NODE_ENV),
): Promise<{ webhook: WebhookView; secret: string }> {
  demandWebhooksManager(actor);
  const address = await checkWebhookAddress(given, reach);
  const [id, secret, createdAt] = [uuidv7(), newWebhookSecret(), now()];
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('number of webhooks', 0))`;
    if ((await tx.webhook.count()) >= webhooksMax)
      throw new DomainError("too_many_webhooks", { values: { max: webhooksMax } });
    const row = await tx.webhook.create({
      data: { id, address, description, kinds, secret: sealWebhookSecret(secret), createdBy: actor.id, createdAt },
      select: webhookFields,
    });
    const after = { origin: new URL(address).origin, kinds };
    await audit(tx, actor, { action: "webhook.created", subjectKind: "webhook", subjectId: id, after });
    return { webhook: toWebhookView(row, { waiting: 0, dead: 0 }, createdAt), secret };
  });
}
