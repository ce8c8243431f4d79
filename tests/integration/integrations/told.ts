import type { MemberActor } from "#app/domain/core/actor.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import type { Sending } from "#app/domain/integrations/send-delivery.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { deliverFacts } from "../notifications/deliver.ts";
import { thisMachine } from "./this-machine.ts";

/** To this machine, and without chance. */
export const sending: Sending = { reach: thisMachine, chance: () => 0 };

/** A webhook that hears who joins. */
export function webhookTo(actor: MemberActor, address: string) {
  return createWebhook(actor, { address, description: "CRM", kinds: ["member.joined"] }, thisMachine);
}

/** Somebody joins, and the fact reaches its reactions. */
export async function somebodyJoins(): Promise<void> {
  const { id } = await makeMember();
  await transaction((tx) => publish(tx, "member.joined", { memberId: id }, null));
  await deliverFacts();
}

/** All messages in the order they were made. */
export const deliveries = () => db.webhookDelivery.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

/** The first message. */
export const only = async () => (await deliveries())[0]!;

/** The jobs that wait for a receiver. */
export const jobs = () =>
  db.$queryRaw<{ queue: string; key: string; at: Date }[]>`
    SELECT queue_name AS queue, key, run_at AS at FROM graphile_worker.jobs
    WHERE task_identifier = 'send_webhook' ORDER BY id`;
