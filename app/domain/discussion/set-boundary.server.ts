import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";

export type Distance = "mute" | "block";

/**
 * Keeps another member at a distance, or lets them near again (`null`). A muted or blocked member's deeds bring no
 * notifications; a blocked member's posts are folded, and they can neither mention nor follow. Blocking ends their
 * following of the one who blocks.
 * @throws DomainError unauthenticated, not_yourself, not_found
 */
export async function setBoundary(actor: Actor, otherId: string, distance: Distance | null): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  if (otherId === actor.id) throw new DomainError("not_yourself");
  if (!isUuid(otherId)) throw new DomainError("not_found");
  const pair = { memberId: actor.id, otherId };
  await transaction(async (tx) => {
    if (!(await tx.member.findFirst({ where: { id: otherId, standing: { not: "removed" } }, select: { id: true } })))
      throw new DomainError("not_found");
    if (distance === null) {
      await tx.boundary.deleteMany({ where: pair });
      return;
    }
    await tx.boundary.upsert({
      where: { memberId_otherId: pair },
      create: { ...pair, distance, createdAt: now() },
      update: { distance },
    });
    if (distance === "block")
      await tx.follow.deleteMany({ where: { memberId: otherId, targetKind: "member", targetId: actor.id } });
  });
}
