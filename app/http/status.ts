import type { DomainError, ErrorKind } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";

/** The status (RFC 9110) each kind of refusal is answered with. */
const statuses: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

/** The status of a refusal. */
export function statusOf(error: DomainError): number {
  return statuses[error.kind];
}

/** Headers that go with a refusal: Retry-After (seconds) where it is known when the request will be accepted. */
export function refusalHeaders(error: DomainError): Record<string, string> {
  if (error.kind !== "rate_limited") return {};
  const until = error.details.until;
  const seconds = until ? Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000)) : 60;
  return { "Retry-After": String(seconds) };
}
