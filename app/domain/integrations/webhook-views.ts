import type { Prisma } from "#prisma/client";
import type { DeliveryState } from "./webhook-rules.ts";

/** A webhook as who manages integrations sees it; its secret is shown once, when it is made. */
export type WebhookView = {
  id: string;
  address: string;
  description: string;
  kinds: string[];
  createdAt: Date;
  disabledAt: Date | null;
  /** staff; gone: the receiver answered that it is no longer there. */
  disabledBecause: "staff" | "gone" | null;
  /** Until when the secret before signs as well. */
  previousSecretUntil: Date | null;
  /** How many messages are on their way, and how many were given up. */
  waiting: number;
  dead: number;
};

/** One message and how it went. */
export type DeliveryView = {
  id: string;
  kind: string;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  lastAt: Date | null;
  nextAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
  deliveredAt: Date | null;
  deadAt: Date | null;
};

/** A webhook's columns for its view. */
export const webhookFields = {
  id: true,
  address: true,
  description: true,
  kinds: true,
  createdAt: true,
  disabledAt: true,
  disabledBecause: true,
  previousUntil: true,
} satisfies Prisma.WebhookSelect;

/** A delivery's columns for its view. */
export const deliveryFields = {
  id: true,
  kind: true,
  attempts: true,
  createdAt: true,
  lastAt: true,
  nextAt: true,
  lastStatus: true,
  lastError: true,
  deliveredAt: true,
  deadAt: true,
} satisfies Prisma.WebhookDeliverySelect;

type WebhookRow = Prisma.WebhookGetPayload<{ select: typeof webhookFields }>;

/** A row as a webhook's view. */
export function toWebhookView(row: WebhookRow, counts: { waiting: number; dead: number }, at: Date): WebhookView {
  const { id, address, description, kinds, createdAt, disabledAt, disabledBecause, previousUntil } = row;
  const { waiting, dead } = counts;
  return {
    ...{ id, address, description, kinds, createdAt, disabledAt, waiting, dead },
    disabledBecause: disabledBecause === "staff" || disabledBecause === "gone" ? disabledBecause : null,
    previousSecretUntil: previousUntil && previousUntil > at ? previousUntil : null,
  };
}

/** A row as a delivery's view. */
export function toDeliveryView(row: Prisma.WebhookDeliveryGetPayload<{ select: typeof deliveryFields }>): DeliveryView {
  const { id, kind, attempts, createdAt, lastAt, nextAt, lastStatus, lastError, deliveredAt, deadAt } = row;
  const state = deliveredAt ? "delivered" : deadAt ? "dead" : "waiting";
  return { id, kind, state, attempts, createdAt, lastAt, nextAt, lastStatus, lastError, deliveredAt, deadAt };
}
