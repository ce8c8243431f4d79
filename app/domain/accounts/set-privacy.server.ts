import type { MemberActor } from "#app/domain/core/actor.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { lockMembership } from "./lock-membership.server.ts";
import type { Privacy } from "./privacy.ts";

/**
 * Chooses who sees each private field of the actor's own profile, and whether others see that they are here and write;
 * also the silenced may. What is not said about the latter stays as it is.
 * @throws DomainError unauthenticated (they have left)
 */
export async function setPrivacy(actor: MemberActor, chosen: Privacy & { showsPresence?: boolean }): Promise<void> {
  const { showsPresence, ...privacy } = chosen;
  await transaction(async (tx) => {
    await lockMembership(tx, actor.id);
    await tx.member.update({ where: { id: actor.id }, data: { privacy, showsPresence } });
  });
}
