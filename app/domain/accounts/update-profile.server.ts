import type { MemberActor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { Prisma } from "#prisma/client";
import { lockMembership } from "./lock-membership.server.ts";
import { isProvince } from "./places.server.ts";
import type { UpdateProfile } from "./profile-schema.ts";

const readByOthers = {
  name: true,
  bio: true,
  province: true,
  city: true,
  occupation: true,
  birthday: true,
  birthCalendar: true,
  interests: true,
} satisfies Prisma.MemberSelect;

/**
 * Changes what the actor says about themselves.
 * @throws DomainError unauthenticated (they have left), silenced (with until) and must_agree_to_rules for what others read
 *   too, place_unknown
 */
export async function updateProfile(actor: MemberActor, input: UpdateProfile): Promise<void> {
  const { name, bio, province, city, occupation, interests, birthday, autoFollow, locale, calendar } = input;
  if (province !== "" && !isProvince(province)) throw new DomainError("place_unknown", { field: "place" });
  const born = { birthday: birthday?.date ?? null, birthCalendar: birthday?.calendar ?? null };
  const said = { name, bio, province, city, occupation, interests, ...born };
  await transaction(async (tx) => {
    await lockMembership(tx, actor.id);
    const before = await tx.member.findUniqueOrThrow({ where: { id: actor.id }, select: readByOthers });
    const isSeen = changes(before, said);
    if (isSeen) demandActive(actor);
    const data = { ...said, nameFold: fold(name), autoFollow, locale, calendar };
    await tx.member.update({ where: { id: actor.id }, data });
    if (isSeen) await publish(tx, "member.updated", { memberId: actor.id }, actor.id);
  });
}

function changes(before: Record<keyof typeof readByOthers, unknown>, after: typeof before): boolean {
  const fields = Object.keys(readByOthers) as (keyof typeof readByOthers)[];
  return fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
