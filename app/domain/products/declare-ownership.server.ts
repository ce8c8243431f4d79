import type { Actor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { DeclareOwnership } from "./schema.ts";

/**
 * A member says that they own a product, or no longer do. What a purchase proves stays. Saying it twice changes nothing.
 * @throws DomainError not_found, silenced, suspended: others see how many own it
 */
export async function declareOwnership(actor: Actor, { productId, owned }: DeclareOwnership): Promise<void> {
  demandActive(actor);
  const memberId = actor.id;
  await transaction(async (tx) => {
    if (owned && !(await tx.product.findUnique({ where: { id: productId }, select: { id: true } })))
      throw new DomainError("not_found");
    const data = { productId, memberId, createdAt: now() };
    const { count } = owned
      ? await tx.productOwner.createMany({ data, skipDuplicates: true })
      : await tx.productOwner.deleteMany({ where: { productId, memberId, verifiedAt: null } });
    if (count > 0) await publish(tx, "product.ownership_changed", { productId, memberId }, actor.id);
  });
}
