import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { measureProfile } from "./completeness.ts";
import { findAvatar } from "./find-avatar.server.ts";
import { readPrivacy } from "./privacy.ts";
import { profileFields, toBirthday, toCalendar, toOwnedProduct } from "./profile-rows.ts";
import type { ProfileView } from "./views.ts";

/**
 * What the actor may change about themselves, as it stands.
 * @throws DomainError not_found
 */
export async function getProfile(actor: MemberActor): Promise<ProfileView> {
  const select = { ...profileFields, calendar: true, autoFollow: true, locale: true };
  const [row, { avatarUrl }] = await Promise.all([
    db.member.findUnique({ where: { id: actor.id }, select }),
    findAvatar(actor.id),
  ]);
  if (!row) throw new DomainError("not_found");
  const { id, name, bio, province, city, occupation, interests, autoFollow, locale } = row;
  const said = { id, name, avatarUrl, bio, province, city, occupation, interests, autoFollow, locale };
  const birthday = toBirthday(row);
  const products = row.owned.map(toOwnedProduct);
  const completeness = measureProfile({
    avatar: avatarUrl !== null,
    bio: bio !== "",
    city: city !== "" || province !== "",
    occupation: occupation !== "",
    interests: interests.length > 0,
    products: products.length > 0,
    birthday: birthday !== null,
  });
  const privacy = readPrivacy(row.privacy);
  return { ...said, birthday, products, calendar: toCalendar(row.calendar), privacy, completeness };
}
