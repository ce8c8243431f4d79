import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type OutsideAnswer, postOutside } from "#app/platform/outgoing/post-outside.server.ts";
import { type Reach, reachIn } from "#app/platform/outgoing/reach.server.ts";
import { wishedSeconds } from "#app/platform/outgoing/retry-after.ts";
import type { Prisma } from "#prisma/client";
import { queueDeliveries } from "./queue-deliveries.server.ts";
import { signMessage, unsealWebhookSecret } from "./webhook-message.server.ts";
import { retryDelay } from "./webhook-rules.ts";

/** How messages go out: how far they may, how long a receiver may take (ms), how much of its answer is read, and chance. */
export type Sending = { reach?: Reach; limits?: { patienceMs: number; maxAnswerBytes: number }; chance?: () => number };

type Delivery = Prisma.WebhookDeliveryGetPayload<{ include: { webhook: true } }>;

/** The receiver will never want it again (Standard Webhooks). */
const gone = 410;
/** Characters of what went wrong that are kept. */
const errorMax = 60;

/**
 * Sends one message once and writes down how it went: delivered, to be tried again later, or given up. It has the same
 * id each time, so a receiver that got it twice, because a process was killed in between, can tell.
 */
export async function sendDelivery(deliveryId: string, { reach, limits, chance }: Sending = {}): Promise<void> {
  const delivery = await db.webhookDelivery.findUnique({ where: { id: deliveryId }, include: { webhook: true } });
  if (!delivery?.nextAt) return;
  if (delivery.webhook.disabledAt) return writeDown(delivery, { deadAt: now(), nextAt: null, lastError: "disabled" });
  const answer = await post(delivery, reach ?? reachIn(env.NODE_ENV), limits);
  await writeDown(delivery, outcome(delivery, answer, chance ?? Math.random), answer);
}

async function post(delivery: Delivery, reach: Reach, limits: Sending["limits"]): Promise<OutsideAnswer> {
  const { id, body, webhook } = delivery;
  const secrets = liveSecrets(webhook);
  if (!secrets) return { failure: "secret_unreadable" };
  const at = Math.floor(now().getTime() / 1000);
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Bashgah-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(at),
    "webhook-signature": signMessage(secrets, id, at, body),
  };
  return postOutside({ url: webhook.address, headers, body, reach }, limits);
}

/** The secrets that sign now, the newest first; null when the club's own secret has changed since they were sealed. */
function liveSecrets({ secret, previousSecret, previousUntil }: Delivery["webhook"]): string[] | null {
  const newest = unsealWebhookSecret(secret);
  const before = previousSecret && previousUntil && previousUntil > now() ? unsealWebhookSecret(previousSecret) : null;
  if (newest === null) return null;
  return before === null ? [newest] : [newest, before];
}

function outcome(
  delivery: Delivery,
  answer: OutsideAnswer,
  chance: () => number,
): Prisma.WebhookDeliveryUpdateManyMutationInput {
  const [at, attempts] = [now(), delivery.attempts + 1];
  const tried = { attempts, lastAt: at, lastStatus: "status" in answer ? answer.status : null };
  if ("status" in answer && answer.status >= 200 && answer.status < 300)
    return { ...tried, lastError: null, deliveredAt: at, nextAt: null };
  const lastError = "status" in answer ? null : answer.failure.slice(0, errorMax);
  const wished = "status" in answer ? wishedSeconds(answer.retryAfter, at) : 0;
  const delay = tried.lastStatus === gone ? null : retryDelay(attempts, wished, chance());
  if (delay === null) return { ...tried, lastError, deadAt: at, nextAt: null };
  return { ...tried, lastError, nextAt: addSeconds(at, delay) };
}

/** Only if nobody has written down another attempt meanwhile: this job may have run twice at once. */
async function writeDown(
  { id, attempts, nextAt, webhook }: Delivery,
  data: Prisma.WebhookDeliveryUpdateManyMutationInput,
  answer?: OutsideAnswer,
): Promise<void> {
  const isGone = answer !== undefined && "status" in answer && answer.status === gone;
  await transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({ where: { id, attempts, nextAt }, data });
    if (count === 0) return;
    await queueDeliveries(tx, [id]);
    if (isGone)
      await tx.webhook.updateMany({
        where: { id: webhook.id, address: webhook.address, disabledAt: null },
        data: { disabledAt: now(), disabledBecause: "gone" },
      });
  });
  if (data.deadAt)
    log.warn(
      { webhookId: webhook.id, deliveryId: id, status: data.lastStatus, error: data.lastError },
      "a webhook's message was given up",
    );
}
