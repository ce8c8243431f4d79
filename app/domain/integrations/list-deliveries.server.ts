import type { Actor } from "#app/domain/core/actor.ts";
import { decodeCursor, encodeCursor, type Page, toPage } from "#app/domain/core/paging.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { getWebhook } from "./list-webhooks.server.ts";
import { type DeliveryState, deliveriesPageSize } from "./webhook-rules.ts";
import { type DeliveryView, deliveryFields, toDeliveryView } from "./webhook-views.ts";

export type DeliveryList = {
  webhookId: string;
  /** Only those in this state. */
  state?: DeliveryState | undefined;
  /** Where the page before ended: its `next`. */
  after?: string | null | undefined;
  limit?: number | undefined;
};

const inState: Record<DeliveryState, Prisma.WebhookDeliveryWhereInput> = {
  waiting: { nextAt: { not: null } },
  delivered: { deliveredAt: { not: null } },
  dead: { deadAt: { not: null } },
};

/**
 * What a webhook was sent and is to be sent, the newest first.
 * @throws DomainError forbidden, not_found, position_malformed
 */
export async function listDeliveries(actor: Actor, list: DeliveryList): Promise<Page<DeliveryView>> {
  const { webhookId, state, after, limit = deliveriesPageSize } = list;
  await getWebhook(actor, webhookId);
  const name = `deliveries ${webhookId} ${state ?? ""}`;
  const cursor = decodeCursor(after, name);
  const at = cursor && new Date(cursor.value);
  const rows = await db.webhookDelivery.findMany({
    where: {
      webhookId,
      AND: [
        state ? inState[state] : {},
        at ? { createdAt: { lte: at } } : {},
        at ? { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: cursor.id } }] } : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: deliveryFields,
  });
  return toPage(rows, limit, toDeliveryView, (row) =>
    encodeCursor({ value: row.createdAt.getTime(), id: row.id }, name),
  );
}
