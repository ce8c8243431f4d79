import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Distance } from "./set-boundary.server.ts";

/** At what distance the actor keeps another member; null when at none. */
export async function findBoundary(actor: Actor, otherId: string): Promise<Distance | null> {
  if (!isMember(actor)) return null;
  const row = await db.boundary.findUnique({
    where: { memberId_otherId: { memberId: actor.id, otherId } },
    select: { distance: true },
  });
  return row?.distance ?? null;
}
