import type { MemberActor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { detachMedia } from "#app/domain/media/detach-media.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { lockMembership } from "./lock-membership.server.ts";

/**
 * Takes a picture as the actor's avatar: its middle square, written anew. The one before is let go and swept.
 * @throws DomainError unauthenticated (they have left); on the field `avatar`: what `uploadImage` throws
 */
export async function setAvatar(actor: MemberActor, { bytes }: { bytes: Uint8Array }): Promise<void> {
  const { id } = await uploadImage(actor, { bytes, square: true }).catch(onField);
  await transaction(async (tx) => {
    const before = await lockAvatar(tx, actor.id);
    await attachMedia(tx, actor, [id], [], "avatar");
    await tx.member.update({ where: { id: actor.id }, data: { avatarMediaId: id } });
    await detachMedia(tx, before);
    await publish(tx, "member.updated", { memberId: actor.id }, actor.id);
  });
}

/**
 * Takes the actor's avatar away; where there is none nothing changes.
 * @throws DomainError unauthenticated, silenced, must_agree_to_rules
 */
export async function removeAvatar(actor: MemberActor): Promise<void> {
  demandActive(actor);
  await transaction(async (tx) => {
    const before = await lockAvatar(tx, actor.id);
    await tx.member.update({ where: { id: actor.id }, data: { avatarMediaId: null } });
    await detachMedia(tx, before);
    if (before.length > 0) await publish(tx, "member.updated", { memberId: actor.id }, actor.id);
  });
}

/** Two pictures sent at once follow each other, so that the one that loses is let go too. */
async function lockAvatar(tx: Transaction, memberId: string): Promise<string[]> {
  await lockMembership(tx, memberId);
  const select = { avatarMediaId: true };
  const { avatarMediaId } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select });
  return avatarMediaId ? [avatarMediaId] : [];
}

function onField(error: unknown): never {
  if (!isDomainError(error)) throw error;
  throw new DomainError(error.code, { ...error.details, field: "avatar" });
}
