import { z } from "zod";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { deleteWebhook } from "#app/domain/integrations/delete-webhook.server.ts";
import { listDeliveries } from "#app/domain/integrations/list-deliveries.server.ts";
import { getWebhook, listWebhooks } from "#app/domain/integrations/list-webhooks.server.ts";
import { replayDeadDeliveries, replayDelivery } from "#app/domain/integrations/replay-deliveries.server.ts";
import { rotateWebhookSecret } from "#app/domain/integrations/rotate-webhook-secret.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { deliveryStates } from "#app/domain/integrations/webhook-rules.ts";
import { newWebhookFields, rotation, webhookChanges } from "#app/domain/integrations/webhook-schema.ts";
import { operation } from "#app/http/api/operation.ts";
import { byId, listFields, pageOf, uuid } from "#app/http/api/schemas.ts";
import { delivery, webhook, webhookWithSecret } from "./webhook-schemas.ts";

export const webhookOperations = [
  operation({
    id: "listWebhooks",
    method: "GET",
    path: "/webhooks",
    scope: "webhooks:read",
    by: "reader",
    answer: pageOf(webhook),
    run: async ({ actor }) => ({ items: await listWebhooks(actor), next: null }),
  }),
  operation({
    id: "createWebhook",
    method: "POST",
    path: "/webhooks",
    scope: "webhooks:write",
    by: "reader",
    body: z.strictObject(newWebhookFields),
    answer: webhookWithSecret,
    status: 201,
    location: ({ id }) => `/webhooks/${id}`,
    async run({ actor, body }) {
      const { webhook: made, secret } = await createWebhook(actor, body);
      return { ...made, secret };
    },
  }),
  operation({
    id: "getWebhook",
    method: "GET",
    path: "/webhooks/:id",
    scope: "webhooks:read",
    by: "reader",
    params: byId,
    answer: webhook,
    run: ({ actor, params }) => getWebhook(actor, params.id),
  }),
  operation({
    id: "changeWebhook",
    method: "PATCH",
    path: "/webhooks/:id",
    scope: "webhooks:write",
    by: "reader",
    params: byId,
    body: z.strictObject(webhookChanges),
    answer: webhook,
    run: ({ actor, params, body }) => updateWebhook(actor, params.id, body),
  }),
  operation({
    id: "deleteWebhook",
    method: "DELETE",
    path: "/webhooks/:id",
    scope: "webhooks:write",
    by: "reader",
    params: byId,
    async run({ actor, params }) {
      await deleteWebhook(actor, params.id);
      return undefined;
    },
  }),
  operation({
    id: "rotateWebhookSecret",
    method: "POST",
    path: "/webhooks/:id/rotate-secret",
    scope: "webhooks:write",
    by: "reader",
    params: byId,
    body: z.strictObject(rotation),
    answer: webhookWithSecret,
    async run({ actor, params, body }) {
      const { webhook: changed, secret } = await rotateWebhookSecret(actor, params.id, body);
      return { ...changed, secret };
    },
  }),
  operation({
    id: "testWebhook",
    method: "POST",
    path: "/webhooks/:id/test",
    scope: "webhooks:write",
    by: "reader",
    params: byId,
    answer: z.object({ deliveryId: uuid }),
    run: ({ actor, params }) => sendTestEvent(actor, params.id),
  }),
  operation({
    id: "listWebhookDeliveries",
    method: "GET",
    path: "/webhooks/:id/deliveries",
    scope: "webhooks:read",
    by: "reader",
    params: byId,
    query: z.strictObject({ ...listFields, state: z.enum(deliveryStates).optional() }),
    answer: pageOf(delivery),
    run: ({ actor, params, query }) => listDeliveries(actor, { ...query, webhookId: params.id }),
  }),
  operation({
    id: "replayDelivery",
    method: "POST",
    path: "/webhooks/:id/deliveries/:deliveryId/replay",
    scope: "webhooks:write",
    by: "reader",
    params: z.strictObject({ id: uuid, deliveryId: uuid }),
    async run({ actor, params }) {
      await replayDelivery(actor, params.id, params.deliveryId);
      return undefined;
    },
  }),
  operation({
    id: "replayDeadDeliveries",
    method: "POST",
    path: "/webhooks/:id/replay-dead",
    scope: "webhooks:write",
    by: "reader",
    params: byId,
    answer: z.object({ replayed: z.int() }),
    run: ({ actor, params }) => replayDeadDeliveries(actor, params.id),
  }),
];
