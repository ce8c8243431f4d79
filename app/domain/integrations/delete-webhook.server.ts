import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { getWebhook } from "./list-webhooks.server.ts";

/**
 * Removes a webhook with everything it was sent and was to be sent.
 * @throws DomainError forbidden, not_found
 */
export async function deleteWebhook(actor: Actor, webhookId: string): Promise<void> {
  const { address, kinds } = await getWebhook(actor, webhookId);
  await transaction(async (tx) => {
    const { count } = await tx.webhook.deleteMany({ where: { id: webhookId } });
    if (count === 0) throw new DomainError("not_found");
    const before = { origin: new URL(address).origin, kinds };
    await audit(tx, actor, { action: "webhook.deleted", subjectKind: "webhook", subjectId: webhookId, before });
  });
}
