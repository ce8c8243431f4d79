import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { visibleForums, visibleTopics } from "#app/domain/forums/policy.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { FollowTarget } from "./schema.ts";

/**
 * Begins to follow a member, forum or topic that the actor can see; following twice changes nothing.
 * @throws DomainError unauthenticated, not_yourself, not_found, blocked_by_author, silenced (for a member, who is told)
 */
export async function follow(actor: Actor, target: FollowTarget): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  if (target.kind === "member") demandVoice(actor, target);
  await transaction(async (tx) => {
    if (!(await isVisible(tx, actor, target))) throw new DomainError("not_found");
    if (target.kind === "member" && (await isBlockedBy(tx, actor, target.id)))
      throw new DomainError("blocked_by_author");
    const began = await tx.$executeRaw`
      INSERT INTO "Follow" ("memberId", "targetKind", "targetId", "createdAt")
      VALUES (${actor.id}::uuid, ${target.kind}::"FollowTarget", ${target.id}::uuid, ${now()})
      ON CONFLICT ("targetKind", "targetId", "memberId") DO UPDATE SET "endedAt" = NULL
      WHERE "Follow"."endedAt" IS NOT NULL`;
    if (began > 0 && target.kind === "member")
      await publish(tx, "member.followed", { memberId: actor.id, followedId: target.id }, actor.id);
  });
}

/** A member who is followed is told, so that it takes one who may write. */
function demandVoice(actor: MemberActor, { id }: FollowTarget): void {
  if (id === actor.id) throw new DomainError("not_yourself");
  if (actor.standing === "removed") throw new DomainError("unauthenticated");
  if (actor.standing !== "active") throw new DomainError(actor.standing, { until: actor.standingUntil ?? undefined });
}

/**
 * Stops following. For a topic this also keeps it quiet: writing in it does not start it again, and neither do the
 * people followed who write in it.
 * @throws DomainError unauthenticated
 */
export async function unfollow(actor: Actor, target: FollowTarget): Promise<void> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  await transaction(async (tx) => {
    if (!(await isVisible(tx, actor, target))) {
      await tx.follow.deleteMany({ where: { memberId: actor.id, targetKind: target.kind, targetId: target.id } });
      return;
    }
    await tx.$executeRaw`
      INSERT INTO "Follow" ("memberId", "targetKind", "targetId", "endedAt", "createdAt")
      VALUES (${actor.id}::uuid, ${target.kind}::"FollowTarget", ${target.id}::uuid, ${now()}, ${now()})
      ON CONFLICT ("targetKind", "targetId", "memberId") DO UPDATE SET "endedAt" = excluded."endedAt"
      WHERE "Follow"."endedAt" IS NULL`;
  });
}

async function isVisible(tx: Transaction, actor: MemberActor, { kind, id }: FollowTarget): Promise<boolean> {
  switch (kind) {
    case "member":
      return (await tx.member.count({ where: { id, standing: { not: "removed" } } })) > 0;
    case "forum":
      return (await tx.forum.count({ where: { AND: [{ id }, visibleForums(actor)] } })) > 0;
    case "topic":
      return (await tx.topic.count({ where: { AND: [{ id }, visibleTopics(actor)] } })) > 0;
  }
}

async function isBlockedBy(tx: Transaction, actor: MemberActor, memberId: string): Promise<boolean> {
  return (await tx.boundary.count({ where: { memberId, otherId: actor.id, distance: "block" } })) > 0;
}
