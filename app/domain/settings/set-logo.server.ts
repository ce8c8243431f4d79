import { logoMaxBytes } from "#app/domain/accounts/rules.ts";
import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import { detachMedia } from "#app/domain/media/detach-media.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { lockClub, tellChange } from "./update-club.server.ts";

/**
 * Takes a picture as the club's logo, or takes the logo away. The one before is let go and swept.
 * @param picture null for none
 * @throws DomainError forbidden; on the field `logo`: file_too_large, and what `uploadImage` throws
 */
export async function setLogo(actor: MemberActor, picture: Uint8Array | null): Promise<void> {
  if (!holds(actor, "club.manage")) throw new DomainError("forbidden");
  if (picture && picture.byteLength > logoMaxBytes)
    throw new DomainError("file_too_large", { field: "logo", values: { max: logoMaxBytes / 1024 / 1024 } });
  const logoMediaId = picture && (await uploadImage(actor, { bytes: picture }).catch(onField)).id;
  await transaction(async (tx) => {
    const before = await lockClub(tx);
    if (before.logoMediaId === logoMediaId) return;
    await attachMedia(tx, actor, logoMediaId ? [logoMediaId] : [], [], "logo");
    await tx.club.update({ where: { id: 1 }, data: { logoMediaId } });
    await detachMedia(tx, before.logoMediaId ? [before.logoMediaId] : []);
    await tellChange(tx, actor, { logo: before.logoMediaId }, { logo: logoMediaId });
  });
}

function onField(error: unknown): never {
  if (!isDomainError(error)) throw error;
  throw new DomainError(error.code, { ...error.details, field: "logo" });
}
