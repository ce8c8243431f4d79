import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { UpdateProfile } from "./schema.ts";

/**
 * Changes what the actor says about themselves.
 * @throws DomainError silenced (with until): a name and a bio are read by others too
 */
export async function updateProfile(actor: MemberActor, input: UpdateProfile): Promise<void> {
  const { name, bio, autoFollow, locale } = input;
  await transaction(async (tx) => {
    const before = await tx.member.findUniqueOrThrow({ where: { id: actor.id }, select: { name: true, bio: true } });
    const changesWords = before.name !== name || before.bio !== bio;
    if (actor.standing === "silenced" && changesWords)
      throw new DomainError("silenced", { until: actor.standingUntil ?? undefined });
    await tx.member.update({ where: { id: actor.id }, data: { name, nameFold: fold(name), bio, autoFollow, locale } });
  });
}
