import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";

/**
 * Goes on only with a member who may act; the silenced read on but change nothing.
 * @throws DomainError unauthenticated, silenced, suspended
 */
export function demandActive(actor: Actor): asserts actor is MemberActor {
  if (!isMember(actor) || actor.standing === "removed") throw new DomainError("unauthenticated");
  if (actor.standing !== "active") throw new DomainError(actor.standing, { until: actor.standingUntil ?? undefined });
}

/**
 * Goes on only where the policy said yes.
 * @throws DomainError forbidden
 */
export function demand(allowed: boolean): void {
  if (!allowed) throw new DomainError("forbidden");
}
