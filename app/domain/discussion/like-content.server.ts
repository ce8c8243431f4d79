import { getContent } from "#app/domain/content.server.ts";
import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings, getClub } from "#app/domain/core/club.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import type { ContentRef } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { addDays, clubDay, startOfClubDay } from "#app/platform/persian/calendar.ts";
import { countLikes, type LikeView } from "./count-likes.server.ts";
import { discussionDefaults } from "./rules.ts";

/**
 * Likes something once; liking again changes nothing. A topic's like is its first post's.
 * @throws DomainError unauthenticated, silenced, suspended, not_found, own_content, forbidden, likes_today_reached
 */
export async function likeContent(actor: Actor, ref: ContentRef): Promise<LikeView> {
  demandActive(actor);
  const { authorId, likes, canLike } = await getContent(actor, ref);
  if (authorId === actor.id) throw new DomainError("own_content");
  if (!canLike) throw new DomainError("forbidden");
  const budget = await todaysBudget();
  return transaction(async (tx) => {
    await lockBudget(tx, actor);
    if (!(await isLiked(tx, actor, likes))) {
      await checkBudget(tx, actor, budget);
      await give(tx, actor, likes, authorId);
    }
    return countLikes(tx, actor, likes);
  });
}

/** A member's likes of one moment wait for each other, so that the day's budget holds. */
async function lockBudget(tx: Transaction, actor: MemberActor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`likes:${actor.id}`}, 0))`;
}

async function isLiked(tx: Transaction, actor: MemberActor, { kind, id }: ContentRef): Promise<boolean> {
  return (await tx.like.count({ where: { contentKind: kind, contentId: id, memberId: actor.id } })) > 0;
}

async function give(tx: Transaction, actor: MemberActor, { kind, id }: ContentRef, authorId: string): Promise<void> {
  await tx.like.create({
    data: { contentKind: kind, contentId: id, memberId: actor.id, authorId, createdAt: now() },
  });
  const fact = { contentKind: kind, contentId: id, memberId: actor.id, authorId };
  await publish(tx, "content.liked", fact, actor.id);
}

/** How many likes a member may give in which time. */
type Budget = { likes: number; since: Date; until: Date };

async function todaysBudget(): Promise<Budget> {
  const [{ timeZone }, { likesADay }] = await Promise.all([getClub(), clubSettings("discussion", discussionDefaults)]);
  const today = clubDay(now(), timeZone);
  const [since, until] = [startOfClubDay(today, timeZone), startOfClubDay(addDays(today, 1), timeZone)];
  return { likes: likesADay, since, until };
}

async function checkBudget(tx: Transaction, actor: MemberActor, { likes, since, until }: Budget): Promise<void> {
  const given = await tx.like.count({ where: { memberId: actor.id, createdAt: { gte: since } } });
  if (given >= likes) throw new DomainError("likes_today_reached", { until, values: { max: likes } });
}
