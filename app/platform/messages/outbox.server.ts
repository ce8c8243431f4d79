import { db } from "#app/platform/db/client.server.ts";

/** A message that was not sent because no gateway is configured. */
export type OutboxView = { id: string; recipient: string; text: string; createdAt: Date };

const shown = 50;

/** The newest messages of the outbox. */
export function listOutbox(): Promise<OutboxView[]> {
  return db.outboxMessage.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: shown,
    select: { id: true, recipient: true, text: true, createdAt: true },
  });
}

/** Forgets messages older than an instant. */
export async function sweepOutbox(before: Date): Promise<void> {
  await db.outboxMessage.deleteMany({ where: { createdAt: { lt: before } } });
}
