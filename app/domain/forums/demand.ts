import { DomainError } from "#app/domain/core/errors.ts";

/**
 * Goes on only where the policy said yes.
 * @throws DomainError forbidden
 */
export function demand(allowed: boolean): void {
  if (!allowed) throw new DomainError("forbidden");
}
