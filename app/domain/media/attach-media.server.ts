import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import type { Database, Transaction } from "#app/platform/db/client.server.ts";
import { type MediaView, mediaFields, toMediaView } from "./views.ts";

/**
 * Marks pictures as shown by something published, in the transaction that publishes it, so that they are kept.
 * @param alreadyShown pictures that the same content showed before; an editor need not own those
 * @param field the field of the form that names them
 * @returns the pictures by id, for rendering
 * @throws DomainError image_missing when one is not there or is somebody else's
 */
export async function attachMedia(
  tx: Transaction,
  actor: MemberActor,
  ids: readonly string[],
  alreadyShown: readonly string[] = [],
  field = "body",
): Promise<Map<string, MediaView>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const own = wanted.filter((id) => !alreadyShown.includes(id));
  const { count } = await tx.media.updateMany({
    where: { id: { in: own }, ownerId: actor.id },
    data: { attachedAt: now() },
  });
  const found = await mediaById(tx, wanted);
  if (count !== own.length || found.size !== wanted.length) throw new DomainError("image_missing", { field });
  return found;
}

/** Pictures by id; those that are not there are left out. */
export async function mediaById(database: Database, ids: readonly string[]): Promise<Map<string, MediaView>> {
  const rows = await database.media.findMany({ where: { id: { in: [...ids] } }, select: mediaFields });
  return new Map(rows.map((row) => [row.id, toMediaView(row)]));
}
