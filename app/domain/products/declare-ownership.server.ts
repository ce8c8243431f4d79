import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { DeclareOwnership } from "./schema.ts";

/**
 * A member says that they own a product, or no longer do. What a purchase proves stays. Saying it twice changes nothing.
 * @throws DomainError not_found, forbidden
 */
export async function declareOwnership(actor: MemberActor, { productId, owned }: DeclareOwnership): Promise<void> {
  if (actor.standing !== "active") throw new DomainError("forbidden");
  if (!owned) {
    await db.productOwner.deleteMany({ where: { productId, memberId: actor.id, verifiedAt: null } });
    return;
  }
  const product = await db.product.findUnique({ where: { id: productId }, select: { id: true } });
  if (!product) throw new DomainError("not_found");
  await db.productOwner.createMany({ data: { productId, memberId: actor.id }, skipDuplicates: true });
}
