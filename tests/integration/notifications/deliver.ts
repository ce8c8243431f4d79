import type { Fact, FactKind } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { type Reaction, subscriptions } from "#app/worker/subscriptions.ts";

let delivered = new Set<string>();

/** Runs every reaction to every fact that was not delivered yet, in order, as the worker would. */
export async function deliverFacts(): Promise<void> {
  const events = await db.event.findMany({ orderBy: { id: "asc" } });
  for (const event of events.filter(({ id }) => !delivered.has(id)))
    for (const reaction of subscriptions[event.kind as FactKind] as Reaction[])
      await reaction.run(event as unknown as Fact);
  delivered = new Set(events.map(({ id }) => id));
}

/** Runs every reaction to every fact again. */
export async function deliverAgain(): Promise<void> {
  delivered.clear();
  await deliverFacts();
}
