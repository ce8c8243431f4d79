import { type Actor, holds } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";

/**
 * Goes on only with somebody who manages what the club is connected to.
 * @throws DomainError forbidden
 */
export function demandWebhooksManager(actor: Actor): void {
  if (!holds(actor, "integrations.manage")) throw new DomainError("forbidden");
}
