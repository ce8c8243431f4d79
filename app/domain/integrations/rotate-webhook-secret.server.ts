import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { getWebhook } from "./list-webhooks.server.ts";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-message.server.ts";
import { secretOverlapSeconds } from "./webhook-rules.ts";
import type { RotateSecret } from "./webhook-schema.ts";
import type { WebhookView } from "./webhook-views.ts";

/**
 * Gives a webhook a new secret, which is in the answer and shown nowhere again. The one before signs as well for a day,
 * unless it shall end at once. There are never more than two.
 * @throws DomainError forbidden, not_found
 */
export async function rotateWebhookSecret(
  actor: Actor,
  webhookId: string,
  { immediately }: RotateSecret,
): Promise<{ webhook: WebhookView; secret: string }> {
  await getWebhook(actor, webhookId);
  const secret = newWebhookSecret();
  const until = immediately ? null : addSeconds(now(), secretOverlapSeconds);
  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Webhook" SET secret = ${sealWebhookSecret(secret)}, "previousUntil" = ${until}::timestamptz,
        "previousSecret" = CASE WHEN ${until}::timestamptz IS NULL THEN NULL ELSE secret END
      WHERE id = ${webhookId}::uuid`;
    const after = { immediately };
    await audit(tx, actor, { action: "webhook.secret_rotated", subjectKind: "webhook", subjectId: webhookId, after });
  });
  return { webhook: await getWebhook(actor, webhookId), secret };
}
