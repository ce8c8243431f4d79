import type { MemberActor } from "#app/domain/core/actor.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { type Channel, channels, defaultChannels } from "./channels.ts";
import { type NotificationKind, notificationKinds } from "./kinds.ts";
import type { NotificationSettings } from "./settings.ts";

/** Chooses by which ways, when and how often the actor is told; only what differs from the defaults is kept. */
export async function setNotificationSettings(actor: MemberActor, settings: NotificationSettings): Promise<void> {
  const { choices, ...times } = settings;
  await transaction(async (tx) => {
    await tx.notificationTimes.upsert({
      where: { memberId: actor.id },
      create: { memberId: actor.id, ...times },
      update: times,
    });
    for (const kind of notificationKinds) await keepChoice(tx, actor.id, kind, choices[kind]);
  });
}

/**
 * Chooses by which channels the actor is told of one kind; by none, it is muted.
 * @returns the channels before, with which it can be undone
 */
export async function setKindChannels(
  actor: MemberActor,
  kind: NotificationKind,
  chosen: Channel[],
): Promise<Channel[]> {
  return transaction(async (tx) => {
    const before = await tx.notificationChoice.findUnique({
      where: { memberId_kind: { memberId: actor.id, kind } },
    });
    await keepChoice(tx, actor.id, kind, chosen);
    return channels.filter((channel) => (before?.channels ?? defaultChannels[kind]).includes(channel));
  });
}

async function keepChoice(tx: Transaction, memberId: string, kind: NotificationKind, chosen: Channel[]): Promise<void> {
  const isDefault = channels.every((channel) => chosen.includes(channel) === defaultChannels[kind].includes(channel));
  if (isDefault) await tx.notificationChoice.deleteMany({ where: { memberId, kind } });
  else
    await tx.$executeRaw`
      INSERT INTO "NotificationChoice" ("memberId", kind, channels) VALUES (${memberId}::uuid, ${kind}, ${chosen}::text[])
      ON CONFLICT ("memberId", kind) DO UPDATE SET channels = excluded.channels`;
}
