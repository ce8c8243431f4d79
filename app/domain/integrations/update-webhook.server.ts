import type { Actor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { reachIn } from "#app/platform/outgoing/reach.server.ts";
import { checkWebhookAddress } from "./check-webhook-address.server.ts";
import { getWebhook } from "./list-webhooks.server.ts";
import type { UpdateWebhook } from "./webhook-schema.ts";
import type { WebhookView } from "./webhook-views.ts";

/**
 * Changes a webhook, stops it or lets it go on. What is on its way goes to the new address; what falls due while it is
 * stopped is given up and can be sent again by hand.
 * @param reach how far messages may go
 * @throws DomainError forbidden, not_found, and what is wrong with the address
 */
export async function updateWebhook(
  actor: Actor,
  webhookId: string,
  { address: given, description, kinds, disabled }: UpdateWebhook,
  reach = reachIn(env.NODE_ENV),
): Promise<WebhookView> {
  const before = await getWebhook(actor, webhookId);
  const address =
    given === undefined || given === before.address ? before.address : await checkWebhookAddress(given, reach);
  const stop = disabled === true && before.disabledAt === null;
  const data = {
    ...{ address, description, kinds },
    ...(stop && { disabledAt: now(), disabledBecause: "staff" }),
    ...(disabled === false && { disabledAt: null, disabledBecause: null }),
  };
  await transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({ where: { id: webhookId }, data });
    if (count === 0) throw new DomainError("not_found");
    await audit(tx, actor, {
      ...{ action: "webhook.updated", subjectKind: "webhook", subjectId: webhookId },
      before: summary(before),
      after: summary({
        address,
        kinds: kinds ?? before.kinds,
        disabledAt: disabled === false ? null : (data.disabledAt ?? before.disabledAt),
      }),
    });
  });
  return getWebhook(actor, webhookId);
}

/** What the audit log keeps: an address may hold a password in its path, its origin does not. */
function summary({ address, kinds, disabledAt }: Pick<WebhookView, "address" | "kinds" | "disabledAt">) {
  return { origin: new URL(address).origin, kinds, disabled: disabledAt !== null };
}
