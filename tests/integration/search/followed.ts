import type { Actor } from "#app/domain/core/actor.ts";
import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { subscriptions } from "#app/worker/subscriptions.ts";
import { searchClub } from "#search/search-club.server.ts";
import type { Asked } from "#search/views.ts";

let seen: string[] = [];

/** Has search learn of all facts since it last did, as the worker has it. */
export async function followFacts(): Promise<void> {
  const facts = (await db.event.findMany({
    where: { id: { notIn: seen } },
    orderBy: { id: "asc" },
  })) as unknown as Fact[];
  for (const fact of facts)
    for (const { name, run } of subscriptions[fact.kind]) if (name.startsWith("index")) await run(fact as never);
  seen = [...seen, ...facts.map(({ id }) => id)];
}

/** Ids of what somebody finds. */
export async function findIds(actor: Actor, asked: string | Asked): Promise<string[]> {
  const { items } = await searchClub(actor, typeof asked === "string" ? { q: asked } : asked);
  return items.map(({ id }) => id);
}
