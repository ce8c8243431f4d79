import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { findAvatar } from "./find-avatar.server.ts";
import { readPrivacy, visibleFields } from "./privacy.ts";
import { profileFields, toBirthday, toOwnedProduct } from "./profile-rows.ts";
import type { MemberView } from "./views.ts";

const memberFields = {
  ...profileFields,
  trust: true,
  standing: true,
  placeholderKey: true,
  createdAt: true,
} satisfies Prisma.MemberSelect;

type MemberRow = Prisma.MemberGetPayload<{ select: typeof memberFields }>;

/**
 * A member's public page, without what the member keeps from this viewer. What stands in forums of groups or staff is
 * not counted, so that a number tells nothing about rooms the reader cannot enter.
 * @throws DomainError not_found, unauthenticated where only members read
 */
export async function getMember(actor: Actor, memberId: string): Promise<MemberView> {
  const { readers } = await getClub();
  if (readers === "members" && !isMember(actor) && !actor.integration) throw new DomainError("unauthenticated");
  const row = isUuid(memberId) ? await db.member.findUnique({ where: { id: memberId }, select: memberFields }) : null;
  if (!row || row.standing === "removed") throw new DomainError("not_found");
  const shown = visibleFields(actor, row.id, readPrivacy(row.privacy));
  const showsActivity = shown.has("activity");
  const [avatar, counts] = await Promise.all([
    findAvatar(row.id),
    showsActivity ? countContributions(row.id, actor) : { topicCount: null, postCount: null },
  ]);
  return { ...personalPart(row, shown), ...avatar, ...publicPart(row), showsActivity, ...counts };
}

function personalPart(row: MemberRow, shown: ReturnType<typeof visibleFields>) {
  const inCity = shown.has("city");
  return {
    bio: shown.has("bio") ? row.bio : "",
    province: inCity ? row.province : "",
    city: inCity ? row.city : "",
    occupation: shown.has("occupation") ? row.occupation : "",
    birthday: shown.has("birthday") ? toBirthday(row) : null,
    interests: shown.has("interests") ? row.interests : [],
    products: shown.has("products") ? row.owned.map(toOwnedProduct) : [],
  };
}

function publicPart({ id, name, trust, createdAt, placeholderKey }: MemberRow) {
  return { id, name, trust, joinedAt: createdAt, isPlaceholder: placeholderKey !== null };
}

async function countContributions(authorId: string, actor: Actor) {
  const visible: Prisma.TopicWhereInput = {
    forum: { readers: { in: isMember(actor) ? ["everyone", "members"] : ["everyone"] } },
    hiddenAt: null,
    deletedAt: null,
  };
  const [topicCount, postCount] = await Promise.all([
    db.topic.count({ where: { ...visible, authorId, mergedIntoId: null } }),
    db.post.count({ where: { authorId, hiddenAt: null, deletedAt: null, topic: visible } }),
  ]);
  return { topicCount, postCount };
}
