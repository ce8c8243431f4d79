import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { ProfileView } from "./views.ts";

/**
 * What the actor may change about themselves, as it stands.
 * @throws DomainError not_found
 */
export async function getProfile(actor: MemberActor): Promise<ProfileView> {
  const select = { name: true, bio: true, autoFollow: true, locale: true };
  const row = await db.member.findUnique({ where: { id: actor.id }, select });
  if (!row) throw new DomainError("not_found");
  return row;
}
