import { type Actor, isMember, type MemberActor } from "./actor.ts";
import { DomainError } from "./errors.ts";

/**
 * Goes on only with a member who may write what others read. The silenced read on but change nothing, and so does who
 * has not agreed to the club's rules as they are now.
 * @throws DomainError unauthenticated, silenced, suspended, must_agree_to_rules
 */
export function demandActive(actor: Actor): asserts actor is MemberActor {
  demandUnsilenced(actor);
  if (actor.mustAgree) throw new DomainError("must_agree_to_rules");
}

/**
 * The same, whatever rules the member agreed to: for taking back what they said before.
 * @throws DomainError unauthenticated, silenced, suspended
 */
export function demandUnsilenced(actor: Actor): asserts actor is MemberActor {
  if (!isMember(actor) || actor.standing === "removed") throw new DomainError("unauthenticated");
  if (actor.standing !== "active") throw new DomainError(actor.standing, { until: actor.standingUntil ?? undefined });
}
