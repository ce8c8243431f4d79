import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { type MediaView, mediaFields, toMediaView } from "./views.ts";

/**
 * A picture that the actor uploaded.
 * @throws DomainError image_missing
 */
export async function getMedia(actor: MemberActor, id: string): Promise<MediaView> {
  const row = await db.media.findFirst({ where: { id, ownerId: actor.id }, select: mediaFields });
  if (!row) throw new DomainError("image_missing");
  return toMediaView(row);
}
