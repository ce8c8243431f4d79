import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Members of whom the viewer wants to see nothing: whom they mute or block. */
export async function listKeptAway(viewer: Actor): Promise<string[]> {
  if (!isMember(viewer)) return [];
  const rows = await db.boundary.findMany({ where: { memberId: viewer.id }, select: { otherId: true } });
  return rows.map(({ otherId }) => otherId);
}
