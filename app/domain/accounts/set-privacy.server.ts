import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Privacy } from "./privacy.ts";

/** Chooses who sees each private field of the actor's own profile; also the silenced may. */
export async function setPrivacy(actor: MemberActor, privacy: Privacy): Promise<void> {
  await db.member.update({ where: { id: actor.id }, data: { privacy } });
}
