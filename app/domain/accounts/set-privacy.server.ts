import type { MemberActor } from "#app/domain/core/actor.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { lockMembership } from "./lock-membership.server.ts";
import type { Privacy } from "./privacy.ts";

/**
 * Chooses who sees each private field of the actor's own profile; also the silenced may.
 * @throws DomainError unauthenticated (they have left)
 */
export async function setPrivacy(actor: MemberActor, privacy: Privacy): Promise<void> {
  await transaction(async (tx) => {
    await lockMembership(tx, actor.id);
    await tx.member.update({ where: { id: actor.id }, data: { privacy } });
  });
}
