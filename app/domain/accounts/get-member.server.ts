import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { type MemberView, toMemberCard } from "./views.ts";

const profileFields = {
  id: true,
  name: true,
  bio: true,
  trust: true,
  standing: true,
  placeholderKey: true,
  createdAt: true,
} satisfies Prisma.MemberSelect;

/**
 * A member's public page. What stands in forums of groups or staff is not counted, so that a number tells nothing
 * about rooms the reader cannot enter.
 * @throws DomainError not_found, unauthenticated where only members read
 */
export async function getMember(actor: Actor, memberId: string): Promise<MemberView> {
  const { readers } = await getClub();
  if (readers === "members" && !isMember(actor)) throw new DomainError("unauthenticated");
  const row = isUuid(memberId) ? await db.member.findUnique({ where: { id: memberId }, select: profileFields }) : null;
  if (!row || row.standing === "removed") throw new DomainError("not_found");
  const { bio, trust, placeholderKey, createdAt } = row;
  const counts = await countContributions(row.id, actor);
  return { ...toMemberCard(row), bio, trust, joinedAt: createdAt, isPlaceholder: placeholderKey !== null, ...counts };
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
